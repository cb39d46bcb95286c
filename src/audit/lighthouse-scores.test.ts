import { describe, expect, it } from 'vitest'
import { listLowScores, takeMedians } from './lighthouse-scores.ts'

const run = (performance: number | null) => ({ performance, accessibility: 1, 'best-practices': 1, seo: 1 })

describe('takeMedians', () => {
  it('takes the middle run of each category, the lower of two, and 0 for what could not be computed', () => {
    expect(takeMedians('accueil', [run(0.9), run(1), run(0.97)])).toEqual({ kind: 'accueil', performance: 97, accessibility: 100, bestPractices: 100, seo: 100 })
    expect(takeMedians('accueil', [run(0.9), run(1)]).performance).toBe(90)
    expect(takeMedians('accueil', [run(null)]).performance).toBe(0)
    expect(() => takeMedians('accueil', [])).toThrow(RangeError)
  })
})

describe('listLowScores', () => {
  it('asks for 100 on what is read, 98 on the form', () => {
    const scores = { performance: 99, accessibility: 100, bestPractices: 100, seo: 97 }
    expect(listLowScores({ kind: 'accueil', ...scores })).toEqual(['accueil : performance 99 (100 au moins)', 'accueil : référencement 97 (100 au moins)'])
    expect(listLowScores({ kind: 'formulaire : modifier', ...scores })).toEqual(['formulaire : modifier : référencement 97 (98 au moins)'])
  })
})
