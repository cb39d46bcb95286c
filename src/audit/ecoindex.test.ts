import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeEcoIndex, gradeEcoIndex } from './ecoindex.ts'

describe('computeEcoIndex', () => {
  it('gives 100 to nothing at all, and 0 past every bound', () => {
    expect(computeEcoIndex({ elements: 0, requests: 0, kilobytes: 0 })).toBe(100)
    expect(computeEcoIndex({ elements: 600_000, requests: 4_000, kilobytes: 300_000 })).toBe(0)
  })

  it('follows the published formula by hand: 100 elements, 2 requests, 1.37 kB', () => {
    const elements = 2 + 25 / 84
    expect(computeEcoIndex({ elements: 100, requests: 2, kilobytes: 1.37 })).toBeCloseTo(100 - (5 * (3 * elements + 2 * 1 + 1)) / 6, 10)
  })

  it('gives the half of each measure’s weight at its median', () => {
    expect(computeEcoIndex({ elements: 603, requests: 78, kilobytes: 1448.32 })).toBeCloseTo(50, 10)
  })

  it('never rises when a page grows', () => {
    const page = fc.record({ elements: fc.nat(10_000), requests: fc.nat(500), kilobytes: fc.nat(20_000) })
    fc.assert(fc.property(page, fc.constantFrom('elements' as const, 'requests' as const, 'kilobytes' as const), fc.nat(500), (small, key, more) => {
      expect(computeEcoIndex({ ...small, [key]: small[key] + more })).toBeLessThanOrEqual(computeEcoIndex(small) + 1e-9)
    }))
  })
})

describe('gradeEcoIndex', () => {
  it.each([[80.1, 'A'], [80, 'B'], [70, 'C'], [55, 'D'], [40, 'E'], [25, 'F'], [10, 'G'], [0, 'G']])('%d: %s', (score, grade) => {
    expect(gradeEcoIndex(score)).toBe(grade)
  })
})
