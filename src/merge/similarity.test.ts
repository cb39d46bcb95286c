import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planText } from './arbitrary-texts.ts'
import { similarity } from './similarity.ts'

describe('similarity', () => {
  it('is 1 for the same words, whatever their case and accents', () => {
    expect(similarity('Un récit commun', 'un recit COMMUN !')).toBeCloseTo(1)
  })

  it('ranks a variant above another subject', () => {
    const text = 'Créer une monnaie locale pour le territoire'
    expect(similarity(text, 'Lancer des monnaies locales sur le territoire')).toBeGreaterThan(0.4)
    expect(similarity(text, 'Organiser un festival de musique')).toBeLessThan(0.1)
  })

  it('is 0 where there is no word', () => {
    expect(similarity('', 'mot')).toBe(0)
    expect(similarity('…', '!')).toBe(0)
  })

  it('is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(planText, planText, (one, two) => {
        const value = similarity(one, two)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(similarity(two, one)).toBeCloseTo(value)
      }),
    )
  })
})
