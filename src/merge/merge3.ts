import { listRegions, type Place } from './list-regions.ts'
import { mergeSides, type Merged } from './merge-sides.ts'

/**
 * The same words changed two ways. `place` is in the base. `about` is `place` where both only move the words, to
 * different places: the three texts are then the same.
 */
export interface Collision {
  base: string
  ours: string
  theirs: string
  place: Place
  about: 'words' | 'place'
}

/** `clean`: no collisions, and `text` has both sides' changes. Otherwise `text` has ours where they collide. */
export interface MergeResult {
  text: string
  clean: boolean
  collisions: Collision[]
}

/**
 * Merges two texts made from one base, by sentence and then by group of words. Two changes collide where they touch the
 * same words, or where one takes out what the other changes; two insertions at one place both stay, ours first; the same
 * change made twice is one. On an unchanged base the result is the other side, byte for byte.
 */
export function merge3(base: string, ours: string, theirs: string): MergeResult {
  if (base === ours || ours === theirs) return { text: theirs, clean: true, collisions: [] }
  if (base === theirs) return { text: ours, clean: true, collisions: [] }
  const merged = mergeSides(base, [ours, theirs])
  const collisions = listCollisions(merged)
  return { text: merged.text, clean: collisions.length === 0, collisions }
}

/** What two merged sides dispute, in order of place. */
export function listCollisions(merged: Merged): Collision[] {
  return listRegions(merged).map(({ base, texts, place, about }) => ({ base, ours: texts[0] as string, theirs: texts[1] as string, place, about }))
}
