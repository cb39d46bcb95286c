import type { Edit } from './align.ts'
import type { Reading } from './read-text.ts'
import { relateChanges, type SideChange } from './relate-changes.ts'

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
 * `clashes`; a change made twice, or one that is part of another, stands once; a move stands whole or not at all.
 */
export function chooseChanges(base: Reading, sides: readonly Reading[], changes: readonly (readonly Edit[])[]): Choice {
  const all = changes.map((list, side) => list.map((change): SideChange => ({ ...change, side })))
  const clashes = pairClashes(base, sides, all.flat())
  const rivals = new Map<SideChange, SideChange[]>()
  for (const { one, two } of clashes) rivals.set(two, [...(rivals.get(two) ?? []), one])
  const kept = new Set<SideChange>()
  for (const list of all) {
    const refused = new Set(list.filter((change) => rivals.get(change)?.some((rival) => kept.has(rival)) === true))
    for (const change of list) if (!refused.has(change) && !refused.has(otherHalf(list, change) ?? change)) kept.add(change)
  }
  return { chosen: dropRepeated(base, sides, [...kept].sort(byPlace)), clashes }
}

/** Every pair of changes of two sides that collide. */
export function listClashes(base: Reading, sides: readonly Reading[], changes: readonly (readonly Edit[])[]): Clash[] {
  return pairClashes(base, sides, changes.flatMap((list, side) => list.map((change): SideChange => ({ ...change, side }))))
}

function pairClashes(base: Reading, sides: readonly Reading[], changes: readonly SideChange[]): Clash[] {
  const pairs: Clash[] = []
  let open: SideChange[] = []
  for (const change of [...changes].sort(byPlace)) {
    open = open.filter((other) => other.end >= change.start)
    for (const other of open) {
      if (other.side === change.side || relateChanges(other, change, base, sides) !== 'collide') continue
      pairs.push(other.side < change.side ? { one: other, two: change } : { one: change, two: other })
    }
    open.push(change)
  }
  return pairs
}

function byPlace(one: SideChange, two: SideChange): number {
  return one.start - two.start || one.end - two.end || one.side - two.side
}

function otherHalf(list: readonly SideChange[], { start, end, source, target }: SideChange): SideChange | undefined {
  if (source !== undefined) return list.find((other) => other.start === source.start && other.end === source.end && other.target === start)
  if (target !== undefined) return list.find((other) => other.start === target && other.source?.start === start && other.source.end === end)
  return undefined
}

function dropRepeated(base: Reading, sides: readonly Reading[], chosen: readonly SideChange[]): SideChange[] {
  const dropped = new Set<SideChange>()
  let open: SideChange[] = []
  for (const change of chosen) {
    open = open.filter((other) => other.end >= change.start && !dropped.has(other))
    for (const other of open) {
      if (other.side === change.side) continue
      const relation = relateChanges(other, change, base, sides)
      if (relation === 'same' || relation === 'around') dropped.add(change)
      else if (relation === 'within') dropped.add(other)
      if (dropped.has(change)) break
    }
    if (!dropped.has(change)) open.push(change)
  }
  return chosen.filter((change) => !dropped.has(change))
}
