import type { Change } from './align.ts'
import { breakStrength } from './break-strength.ts'
import type { Edit } from './edit.ts'
import type { Reading } from './read-text.ts'

/** One side's change, with the side it comes from. */
export interface SideChange extends Edit {
  /** Index of the side, in order of submission. */
  side: number
  /** The passage that its side moves, where the change is within one. */
  passage?: { start: number; end: number }
}

/**
 * How two sides' changes of one base stand to each other: `apart` (different words, or two insertions at one place),
 * `same`, `within` (the first is part of the second), `around` (the second is part of the first), `collide`.
 */
export type Relation = 'apart' | 'same' | 'within' | 'around' | 'collide'

export function relateChanges(one: SideChange, two: SideChange, base: Reading, sides: readonly Reading[]): Relation {
  if (one.target !== undefined || two.target !== undefined) return relateMoves(one, two, base)
  const same = one.start === two.start && one.end === two.end
  // One passage moved to one place is one move; what each side reworded in it is compared on its own.
  if (same && one.source !== undefined && sameSource(one, two)) return 'same'
  if (same && equalTexts(one, two, sides)) return sameSource(one, two) ? 'same' : 'collide'
  if (!overlap(one, two)) return isBound(one, two, base, sides) || isBound(two, one, base, sides) ? 'collide' : 'apart'
  if (isPart(one, two, sides)) return 'within'
  if (isPart(two, one, sides)) return 'around'
  return 'collide'
}

/** What is changed inside a passage that another side moves goes with it; to take it out, rewrite it wholly or move it elsewhere collides. */
function relateMoves(one: SideChange, two: SideChange, base: Reading): Relation {
  if (one.start === two.start && one.end === two.end && one.target === two.target) return 'same'
  if (!overlap(one, two)) return 'apart'
  const [outer, inner] = one.target !== undefined && one.end - one.start >= two.end - two.start ? [one, two] : [two, one]
  if (outer.target === undefined || inner.start < outer.start || inner.end > outer.end) return 'collide'
  // Two passages moved into each other would have no place left.
  if (inner.source !== undefined) return 'collide'
  return weigh(base, inner) >= weigh(base, outer) ? 'collide' : 'apart'
}

/** Words that one side moves to a place and the other writes there anew are not one change. */
function sameSource({ source: one }: SideChange, { source: two }: SideChange): boolean {
  return one?.start === two?.start && one?.end === two?.end
}

function weigh(base: Reading, { start, end }: Change): number {
  let weight = 0
  for (let at = start; at < end; at++) weight += base.weights[at] as number
  return weight
}

function overlap(one: Change, two: Change): boolean {
  if (one.start === one.end) return two.start < one.start && one.start < two.end
  if (two.start === two.end) return one.start < two.start && two.start < one.end
  return Math.max(one.start, two.start) < Math.min(one.end, two.end)
}

/** Whether an insertion at the edge of a deletion belongs to a sentence or paragraph that is wholly taken out. */
export function isBound(insertion: SideChange, deletion: SideChange, base: Reading, sides: readonly Reading[]): boolean {
  if (insertion.start < insertion.end || deletion.from < deletion.to || insertion.source !== undefined) return false
  const side = sides[insertion.side] as Reading
  const { start, end } = deletion
  if (insertion.start === end) {
    const tie = breakStrength(side, insertion.from)
    return breakStrength(base, end) > tie && hasBreak(base, start, end - 1, tie)
  }
  if (insertion.start !== start) return false
  const tie = breakStrength(side, insertion.to)
  return breakStrength(base, start) > tie && hasBreak(base, start + 1, end, tie)
}

function hasBreak(base: Reading, first: number, last: number, above: number): boolean {
  for (let at = first; at <= last; at++) if (breakStrength(base, at) > above) return true
  return false
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
