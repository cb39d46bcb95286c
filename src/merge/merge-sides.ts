import type { Edit } from './edit.ts'
import { assemble } from './assemble.ts'
import { chooseChanges, type Clash } from './choose-changes.ts'
import { findChanges } from './find-changes.ts'
import { alignEndings } from './line-ending.ts'
import { readText, type Reading } from './read-text.ts'
import type { SideChange } from './relate-changes.ts'

/** All that a merge of any number of sides found out, for the functions that tell parts of it. */
export interface Merged {
  text: string
  base: Reading
  sides: Reading[]
  /** Each side's changes of the base, by token. */
  changes: Edit[][]
  clashes: Clash[]
}

/** Merges sides that all start from one base, in order of submission; where two collide the first one's words stand. Changes that `isLeftOut` names do not. */
export function mergeSides(base: string, sides: readonly string[], isLeftOut?: (change: SideChange) => boolean): Merged {
  const even = alignEndings(base, sides)
  const first = readText(even.base)
  const readings = even.sides.map(readText)
  const changes = readings.map((side) => findChanges(first, side))
  const { chosen, clashes } = chooseChanges(first, readings, changes, isLeftOut)
  return { text: even.restore(assemble(first, readings, changes, chosen)), base: first, sides: readings, changes, clashes }
}
