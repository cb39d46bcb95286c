import type { Edit } from './edit.ts'
import { listDoubles, listHalves, listReworded, type Reworded } from './list-doubles.ts'
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
 * `clashes`; a change made twice, or one that is part of another, stands once; a move stands whole or not at all. Changes that
 * `isLeftOut` names are passed over, with all that cannot stand without them.
 */
export function chooseChanges(base: Reading, sides: readonly Reading[], changes: readonly (readonly Edit[])[], isLeftOut: (change: SideChange) => boolean = () => false): Choice {
  const all = changes.map((list, side) => flatten(list, side))
  const reworded = listReworded(base, sides, all)
  const leftOut = new Set<SideChange>()
  all.forEach((list, side) => {
    const refused = new Map<SideChange, SideChange>()
    for (const change of list) if (isLeftOut(change)) refuse(base, list, reworded[side] as Reworded, change, change, refused)
    for (const change of refused.keys()) leftOut.add(change)
  })
  const clashes = pairClashes(base, sides, all, reworded).filter(({ one, two }) => !leftOut.has(one) && !leftOut.has(two))
  const rivals = new Map<SideChange, SideChange[]>()
  for (const { one, two } of clashes) {
    const list = rivals.get(two)
    if (list === undefined) rivals.set(two, [one])
    else list.push(one)
  }
  const kept = new Set<SideChange>()
  all.forEach((list, side) => {
    const refused = new Map<SideChange, SideChange>()
    for (const change of list) {
      const rival = rivals.get(change)?.find((other) => kept.has(other))
      if (rival !== undefined) refuse(base, list, reworded[side] as Reworded, change, rival, refused)
    }
    for (const change of list) {
      if (leftOut.has(change)) continue
      const rival = refused.get(change)
      if (rival === undefined) kept.add(change)
      // The other half of a refused move disputes nothing of its own: its words stay where the base has them.
      else if (!isMove(change) && rivals.get(change)?.includes(rival) !== true) clashes.push({ one: rival, two: change })
    }
  })
  return { chosen: dropRepeated(base, sides, [...kept].sort(byPlace)), clashes }
}

/** Refuses a change with all that cannot stand without it: the other half of a move, words that it took out put in again. */
function refuse(base: Reading, list: readonly SideChange[], reworded: Reworded, change: SideChange, rival: SideChange, refused: Map<SideChange, SideChange>): void {
  if (refused.has(change)) return
  refused.set(change, rival)
  const half = otherHalf(list, change)
  if (half !== undefined && !refused.has(half)) refused.set(half, rival)
  for (const other of listHalves(base, reworded, change)) refuse(base, list, reworded, other, rival, refused)
}

/** Every pair of changes of two sides that collide. */
export function listClashes(base: Reading, sides: readonly Reading[], changes: readonly (readonly Edit[])[]): Clash[] {
  const all = changes.map((list, side) => flatten(list, side))
  return pairClashes(base, sides, all, listReworded(base, sides, all))
}

/** A side's changes with those within moved passages: they stand wherever the passage ends up. */
function flatten(list: readonly Edit[], side: number, passage?: SideChange['passage']): SideChange[] {
  return list.flatMap((edit): SideChange[] => [{ ...edit, side, passage }, ...flatten(edit.source?.inner ?? [], side, edit.source)])
}

function pairClashes(base: Reading, sides: readonly Reading[], all: readonly (readonly SideChange[])[], reworded: readonly Reworded[]): Clash[] {
  const pairs: Clash[] = listDoubles(base, sides, reworded).map(([one, two]) => ({ one, two }))
  let open: SideChange[] = []
  for (const change of all.flat().sort(byPlace)) {
    open = open.filter((other) => other.end >= change.start)
    for (const other of open) {
      if (other.side === change.side || relateChanges(other, change, base, sides) !== 'collide') continue
      pairs.push(other.side < change.side ? { one: other, two: change } : { one: change, two: other })
    }
    open.push(change)
  }
  return pairs
}

function isMove({ source, target }: SideChange): boolean {
  return source !== undefined || target !== undefined
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
