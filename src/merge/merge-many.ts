import { listPairs, listRegions, type Place } from './list-regions.ts'
import { mergeSides } from './merge-sides.ts'

/** Words that several proposals change differently: `between` and `texts` are in the same order, that of submission. */
export interface ManyCollision {
  /** Indexes into the proposals. */
  between: number[]
  base: string
  texts: string[]
  place: Place
  /** `place`: they only move the words, to different places. */
  about: 'words' | 'place'
}

/** `pairs`: which two proposals collide, each pair once. Where some collide, `text` has the first one's words. */
export interface ManyResult {
  text: string
  clean: boolean
  collisions: ManyCollision[]
  pairs: [number, number][]
}

/**
 * Merges any number of proposals made on one base, given in order of submission. The order in which they are accepted
 * plays no part: each is compared with the base, never with what was merged before it.
 */
export function mergeMany(base: string, proposals: readonly string[]): ManyResult {
  const changing = proposals.flatMap((text, index) => (text === base ? [] : [{ text, index }]))
  if (changing.length < 2) return { text: changing[0]?.text ?? base, clean: true, collisions: [], pairs: [] }
  const indexOf = (side: number): number => changing[side]?.index as number
  const merged = mergeSides(base, changing.map(({ text }) => text))
  const collisions = listRegions(merged).map(({ sides, ...region }) => ({ between: sides.map(indexOf), ...region }))
  const pairs = listPairs(merged.clashes).map(([one, two]): [number, number] => [indexOf(one), indexOf(two)])
  return { text: merged.text, clean: collisions.length === 0, collisions, pairs }
}
