import type { Change } from './align.ts'
import type { Reading } from './read-text.ts'

/** One side's change, with the side it comes from. */
export interface SideChange extends Change {
  /** Index of the side, in order of submission. */
  side: number
}

/**
 * How two sides' changes of one base stand to each other: `apart` (different words, or two insertions at one place),
 * `same`, `within` (the first is part of the second), `around` (the second is part of the first), `collide`.
 */
export type Relation = 'apart' | 'same' | 'within' | 'around' | 'collide'

export function relateChanges(one: SideChange, two: SideChange, sides: readonly Reading[]): Relation {
  const same = one.start === two.start && one.end === two.end
  if (same && equalTexts(one, two, sides)) return 'same'
  if (!overlap(one, two)) return 'apart'
  if (isPart(one, two, sides)) return 'within'
  if (isPart(two, one, sides)) return 'around'
  return 'collide'
}

function overlap(one: Change, two: Change): boolean {
  if (one.start === one.end) return two.start < one.start && one.start < two.end
  if (two.start === two.end) return one.start < two.start && two.start < one.end
  return Math.max(one.start, two.start) < Math.min(one.end, two.end)
}

function equalTexts(one: SideChange, two: SideChange, sides: readonly Reading[]): boolean {
  return one.to - one.from === two.to - two.from && startsWith(one, two, sides)
}

/** Whether `large` does all that `small` does, and more: a longer deletion, or a rewording that begins or ends with it. */
function isPart(small: SideChange, large: SideChange, sides: readonly Reading[]): boolean {
  if (small.start === small.end || small.start < large.start || small.end > large.end) return false
  if (small.from === small.to) return large.from === large.to
  if (small.to - small.from > large.to - large.from) return false
  return (small.start === large.start && startsWith(small, large, sides)) || (small.end === large.end && endsWith(small, large, sides))
}

function startsWith(small: SideChange, large: SideChange, sides: readonly Reading[]): boolean {
  const [few, many] = [(sides[small.side] as Reading).keys, (sides[large.side] as Reading).keys]
  for (let n = 0; n < small.to - small.from; n++) if (few[small.from + n] !== many[large.from + n]) return false
  return true
}

function endsWith(small: SideChange, large: SideChange, sides: readonly Reading[]): boolean {
  const [few, many] = [(sides[small.side] as Reading).keys, (sides[large.side] as Reading).keys]
  for (let n = 1; n <= small.to - small.from; n++) if (few[small.to - n] !== many[large.to - n]) return false
  return true
}
