import type { Reading } from './read-text.ts'

/** A passage as its words, each with the weight of all its occurrences. */
export interface Bag {
  words: ReadonlyMap<string, number>
  weight: number
}

export function weighWords(reading: Reading, start: number, end: number): Bag {
  const words = new Map<string, number>()
  let weight = 0
  for (let at = start; at < end; at++) {
    const key = reading.keys[at] as string
    const value = reading.weights[at] as number
    words.set(key, (words.get(key) ?? 0) + value)
    weight += value
  }
  return { words, weight }
}

/** Share of weight that two passages have in common, 0 to 1 (Dice). */
export function resemblance(one: Bag, two: Bag): number {
  const [small, large] = one.words.size < two.words.size ? [one, two] : [two, one]
  let common = 0
  for (const [key, value] of small.words) common += Math.min(value, large.words.get(key) ?? 0)
  const total = one.weight + two.weight
  return total === 0 ? 0 : (2 * common) / total
}
