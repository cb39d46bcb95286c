import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchRuns } from './match-runs.ts'
import { weighWord } from './word-weight.ts'

const split = (text: string): string[] => text.split(' ')

function tell(first: string, second: string): string[] {
  return matchRuns(split(first), split(second), weighWord).map(({ from, length }) => split(first).slice(from, from + length).join(' '))
}

describe('matchRuns', () => {
  it('takes the heaviest run, not the most words', () => {
    expect(tell('de la et du banque locale', 'banque locale de la et du')).toEqual(['banque locale'])
  })

  it('goes on before and after the heaviest run', () => {
    expect(tell('nous voulons créer une banque locale ici', 'eux voulons une banque locale sobre ici')).toEqual(['voulons', 'une banque locale', 'ici'])
  })

  it('sets equal ends aside', () => {
    expect(matchRuns(split('a b c'), split('a x c'), () => 1)).toEqual([
      { from: 0, to: 0, length: 1 },
      { from: 2, to: 2, length: 1 },
    ])
    expect(matchRuns([], split('a'), () => 1)).toEqual([])
  })

  it('gives ascending runs of equal keys, also where the search is too long and Myers takes over', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'de', 'mot'), { maxLength: 40 })
    const long = fc.constant(Array.from({ length: 4_000 }, (_, n) => `mot${n % 2}`))
    fc.assert(
      fc.property(fc.oneof({ weight: 30, arbitrary: keys }, { weight: 1, arbitrary: long }), keys, fc.boolean(), (some, other, isLong) => {
        const second = isLong && some.length > 100 ? some.map((key, n) => (n % 3 === 0 ? 'autre' : key)) : other
        let [from, to] = [0, 0]
        for (const run of matchRuns(some, second, weighWord)) {
          expect(run.from).toBeGreaterThanOrEqual(from)
          expect(run.to).toBeGreaterThanOrEqual(to)
          expect(some.slice(run.from, run.from + run.length)).toEqual(second.slice(run.to, run.to + run.length))
          ;[from, to] = [run.from + run.length, run.to + run.length]
        }
      }),
    )
  })
})
