import { describe, expect, it } from 'vitest'
import { pairSimilar } from './pair-similar.ts'

describe('pairSimilar', () => {
  it('finds the text that each one comes from, without crossing', () => {
    expect(pairSimilar(['un deux trois', 'quatre cinq six'], ['sept huit', 'quatre cinq sept'])).toEqual([undefined, 1])
    expect(pairSimilar(['a b c', 'd e f'], ['d e x', 'a b x'])).toEqual([1, undefined])
  })

  it('pairs two single texts, whatever they say', () => {
    expect(pairSimilar(['a'], ['b'])).toEqual([0])
  })

  it('pairs thousands of texts', () => {
    const texts = (word: string) => Array.from({ length: 5_000 }, (_, at) => `${word} ${at} mot`)
    expect(pairSimilar(texts('a'), [...texts('b'), 'c'])).toHaveLength(5_001)
  })
})
