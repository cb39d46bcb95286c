import { describe, expect, it } from 'vitest'
import { formatDate } from './format-date.ts'

describe('formatDate', () => {
  it('writes the first of the month as the French do', () => {
    expect(formatDate('2023-10-01', 'fr', 'Europe/Paris')).toBe('1er octobre 2023')
    expect(formatDate('2023-10-11', 'fr', 'Europe/Paris')).toBe('11 octobre 2023')
    expect(formatDate('2023-10-01', 'en', 'Europe/Paris')).toBe('1 October 2023')
  })

  it('reads an instant in the plan’s time zone', () => {
    expect(formatDate('2023-09-27T22:30:00Z', 'fr', 'Europe/Paris')).toBe('28 septembre 2023')
    expect(formatDate('2023-09-27T22:30:00Z', 'fr', 'America/Cayenne')).toBe('27 septembre 2023')
  })

  it('keeps a plain date, wherever it is read', () => {
    expect(formatDate('2023-09-27', 'fr', 'Pacific/Auckland')).toBe('27 septembre 2023')
    expect(formatDate('2023-09-27', 'fr', 'America/Los_Angeles', 'date-time')).toBe('27 septembre 2023')
  })

  it('writes the time where it is asked for', () => {
    expect(formatDate('2023-09-29T04:36:00Z', 'fr', 'Europe/Paris', 'date-time')).toBe('29 septembre 2023 à 06\u00a0h\u00a036')
    expect(formatDate('2023-09-29T04:36:00Z', 'en', 'Europe/London', 'date-time')).toBe('29 September 2023 at 05:36')
  })

  it('gives back what is no date', () => {
    expect(formatDate('bientôt', 'fr', 'Europe/Paris')).toBe('bientôt')
  })
})
