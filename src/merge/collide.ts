import { listClashes } from './choose-changes.ts'
import { findChanges } from './find-changes.ts'
import { alignEndings } from './line-ending.ts'
import { listPairs } from './list-regions.ts'
import { readText } from './read-text.ts'

/** Whether two texts made from one base change the same words differently. Symmetric; false where either changes nothing. */
export function collide(base: string, one: string, two: string): boolean {
  return listCollidingPairs(base, [one, two]).length > 0
}

/** Which of many texts made from one base collide, as pairs of indexes, ascending. Each text is compared with the base once. */
export function listCollidingPairs(base: string, proposals: readonly string[]): [number, number][] {
  const even = alignEndings(base, proposals)
  const first = readText(even.base)
  const sides = even.sides.map(readText)
  const changes = sides.map((side) => findChanges(first, side))
  return listPairs(listClashes(first, sides, changes))
}
