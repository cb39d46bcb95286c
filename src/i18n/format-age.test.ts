import { describe, expect, it } from 'vitest'
import { formatAge } from './format-age.ts'

const now = new Date('2026-10-01T18:00:00Z')

describe('formatAge', () => {
  it.each([
    ['2026-10-01T17:59:30Z', 'à l’instant'],
    ['2026-10-01T17:48:00Z', 'il y a 12 minutes'],
    ['2026-10-01T13:00:00Z', 'il y a 5 heures'],
    ['2026-09-30T17:00:00Z', 'il y a 1 jour'],
    ['2026-08-20T18:00:00Z', 'il y a 42 jours'],
    ['2026-06-01T18:00:00Z', 'il y a 4 mois'],
    ['2023-10-01T18:00:00Z', 'il y a 3 ans'],
    ['2026-10-02T18:00:00Z', 'à l’instant'],
  ])('tells %s as %s', (iso, told) => {
    expect(formatAge(iso, now, 'fr').replace(/\s/g, ' ')).toBe(told)
  })

  it('speaks English', () => {
    expect(formatAge('2026-09-28T18:00:00Z', now, 'en')).toBe('3 days ago')
  })
})
