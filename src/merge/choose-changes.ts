import type { Change } from './align.ts'
import { relateChanges, type SideChange } from './relate-changes.ts'
import type { Reading } from './read-text.ts'

/** Two changes of two sides that cannot both stand; `one.side < two.side`. */
export interface Clash {
  one: SideChange
  two: SideChange
}

/** What a merge puts in (`chosen`, ascending, then by side) and every pair that collides. */
export interface Choice {
  chosen: SideChange[]
  clashes: Clash[]
}

/**
 * Chooses among all sides' changes, first side first: what collides with a change already chosen stays out, and is in
 * `clashes`; a change made twice, or one that is part of another, stands once.
 */
export function chooseChanges(sides: readonly Reading[], changes: readonly (readonly Change[])[]): Choice {
  const chosen: SideChange[] = []
  const clashes = listClashes(sides, changes)
  const refused = new Map<SideChange, SideChange[]>()
  for (const { one, two } of clashes.pairs) {
    const list = refused.get(two)
    if (list === undefined) refused.set(two, [one])
    else list.push(one)
  }
  const kept = new Set<SideChange>()
  for (const change of clashes.bySide) {
    if (refused.get(change)?.some((other) => kept.has(other)) === true) continue
    kept.add(change)
    chosen.push(change)
  }
  return { chosen: dropRepeated(sides, chosen.sort(byPlace)), clashes: clashes.pairs }
}

/** Every pair of changes of two sides that collide, and all changes in order of side. */
export function listClashes(sides: readonly Reading[], changes: readonly (readonly Change[])[]): { pairs: Clash[]; bySide: SideChange[] } {
  const bySide = changes.flatMap((list, side) => list.map((change): SideChange => ({ ...change, side })))
  const pairs: Clash[] = []
  let open: SideChange[] = []
  for (const change of [...bySide].sort(byPlace)) {
    open = open.filter((other) => other.end >= change.start)
    for (const other of open) {
      if (other.side === change.side || relateChanges(other, change, sides) !== 'collide') continue
      pairs.push(other.side < change.side ? { one: other, two: change } : { one: change, two: other })
    }
    open.push(change)
  }
  return { pairs, bySide }
}

function byPlace(one: SideChange, two: SideChange): number {
  return one.start - two.start || one.end - two.end || one.side - two.side
}

function dropRepeated(sides: readonly Reading[], chosen: readonly SideChange[]): SideChange[] {
  const dropped = new Set<SideChange>()
  let open: SideChange[] = []
  for (const change of chosen) {
    open = open.filter((other) => other.end >= change.start && !dropped.has(other))
    for (const other of open) {
      if (other.side === change.side) continue
      const relation = relateChanges(other, change, sides)
      if (relation === 'same' || relation === 'around') dropped.add(change)
      else if (relation === 'within') dropped.add(other)
      if (dropped.has(change)) break
    }
    if (!dropped.has(change)) open.push(change)
  }
  return chosen.filter((change) => !dropped.has(change))
}
