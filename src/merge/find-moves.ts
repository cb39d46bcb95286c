import type { Sentence } from './pair-sentences.ts'
import { resemblance } from './weigh-words.ts'

/** Sentences `[start, end)` of the base found again as `[from, to)` of the side, by index of sentence. */
export interface Passage {
  start: number
  end: number
  from: number
  to: number
}

// Words found again elsewhere by chance weigh less than these; a reworded sentence needs more than an equal one.
const leastEqual = 6
const leastReworded = 9
const related = 0.6
const maxPairs = 10_000

/**
 * Which of the sentences that found no partner in their place stand elsewhere, equal first, then reworded, as passages
 * of neighbours that moved together. `left` and `right` are indexes of sentences, ascending.
 */
export function findMoves(first: readonly Sentence[], second: readonly Sentence[], left: readonly number[], right: readonly number[]): Passage[] {
  if (left.length === 0 || right.length === 0) return []
  const partner = new Map<number, number>()
  const free = new Set(right)
  const take = (one: number, two: number): void => {
    partner.set(one, two)
    free.delete(two)
  }
  const places = new Map<string, number[]>()
  for (const two of right) places.set((second[two] as Sentence).key, [...(places.get((second[two] as Sentence).key) ?? []), two])
  for (const one of left) {
    const two = (first[one] as Sentence).weight < leastEqual ? undefined : places.get((first[one] as Sentence).key)?.shift()
    if (two !== undefined) take(one, two)
  }
  if (left.length * free.size <= maxPairs) {
    for (const one of left) {
      const sentence = first[one] as Sentence
      if (partner.has(one) || sentence.weight < leastReworded) continue
      const [score, two] = [...free].reduce<[number, number]>((best, at) => {
        const value = resemblance(sentence, second[at] as Sentence)
        return value > best[0] ? [value, at] : best
      }, [related, -1])
      if (two >= 0 && score > related) take(one, two)
    }
  }
  return joinPassages(partner)
}

function joinPassages(partner: ReadonlyMap<number, number>): Passage[] {
  const passages: Passage[] = []
  for (const [one, two] of [...partner].sort(([a], [b]) => a - b)) {
    const last = passages.at(-1)
    if (last !== undefined && last.end === one && last.to === two) {
      last.end++
      last.to++
    } else passages.push({ start: one, end: one + 1, from: two, to: two + 1 })
  }
  return passages
}
