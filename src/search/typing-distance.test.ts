import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typingDistance } from './typing-distance.ts'

const word = fc.stringMatching(/^[abc]{0,7}$/)

/** Every word that one slip makes of another. */
function slip(from: string): Set<string> {
  const places = Array.from({ length: from.length + 1 }, (_, place) => [from.slice(0, place), from.slice(place)] as const)
  return new Set(places.flatMap(([start, end]) => [start + end.slice(1), ...(end.length > 1 ? [start + end[1] + end[0] + end.slice(2)] : []), ...[...'abc'].flatMap((letter) => [start + letter + end, start + letter + end.slice(1)])]))
}

describe('typingDistance', () => {
  it.each([
    ['monnaie', 'monnaie', 0],
    ['monaie', 'monnaie', 1],
    ['monnnaie', 'monnaie', 1],
    ['monmaie', 'monnaie', 1],
    ['monniae', 'monnaie', 1],
    ['omnaie', 'monnaie', 2],
    ['', 'eau', 3],
  ])('%s, %s: %i', (one, other, distance) => expect(typingDistance(one, other)).toBe(distance))

  it('is one for every slip, and for nothing else', () => {
    fc.assert(fc.property(word, word, (one, other) => {
      expect(typingDistance(one, other) <= 1).toBe(one === other || slip(one).has(other))
      for (const slipped of slip(one)) expect(typingDistance(one, slipped)).toBeLessThanOrEqual(1)
    }))
  })

  it('is two for the letters that slip apart from each other', () => {
    fc.assert(fc.property(word, word, (one, other) => {
      if (typingDistance(one, other) === 2) expect([...slip(one)].some((each) => slip(each).has(other))).toBe(true)
    }))
  })

  it('is the same both ways, and at most the longer word', () => {
    fc.assert(fc.property(word, word, (one, other) => {
      expect(typingDistance(one, other)).toBe(typingDistance(other, one))
      expect(typingDistance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
    }))
  })
})
