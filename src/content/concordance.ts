import type { ItemId, ItemKind } from '../domain/plan.ts'

export interface NumberedItem {
  kind: ItemKind
  number: number
  id: ItemId
  label: string
}

/** A moment at which the plan's numbers are known. `at` is an instant or date, `ref` names it: a version's or contribution's id, a commit. */
export interface Moment {
  at: string
  label: string
  kind: 'version' | 'decision' | 'current'
  ref: string
}

export interface Snapshot extends Moment {
  table: readonly NumberedItem[]
}

/** One item having one number for one stretch of time. */
export interface Bearing extends NumberedItem {
  /** The first moment at which it had the number. */
  from: Moment
  /** The last moment at which it had the number: a named version where there is one, else the latest. */
  seenIn: Moment
  /** The first moment at which it no longer had it; null: it has it still. */
  until: Moment | null
}

/** The latest change of an item's number. `now` is null for an item that is no longer in the plan. */
export interface Shift {
  was: Bearing
  now: Bearing | null
}

export interface Concordance {
  /** The moments, oldest first; those between which no number changed are folded into one column, which has the latest labels. */
  columns: { moments: Moment[]; table: readonly NumberedItem[] }[]
  /** Every bearing, oldest first. */
  bearings: Bearing[]
  /** Every number that an item had, oldest first. */
  numbersOf: (id: ItemId) => Bearing[]
  /** The items that bear or bore a number, newest first. */
  bearersOf: (kind: ItemKind, number: number) => Bearing[]
  /** The latest change of an item's number; undefined for one that always had the same, or never any. */
  lastShift: (id: ItemId) => Shift | undefined
}

/** Everything that numbers ever meant, from snapshots given oldest first. */
export function buildConcordance(snapshots: readonly Snapshot[]): Concordance {
  const columns = foldColumns(snapshots)
  const bearings: Bearing[] = []
  let open = new Map<string, Bearing>()
  for (const { moments, table } of columns) {
    const first = moments[0]!
    const stillOpen = new Map<string, Bearing>()
    for (const row of table) {
      const key = keyOf(row)
      const bearing = open.get(key) ?? { ...row, from: first, seenIn: first, until: null }
      if (!open.has(key)) bearings.push(bearing)
      bearing.label = row.label
      bearing.seenIn = latestNamed([bearing.seenIn, ...moments])
      stillOpen.set(key, bearing)
    }
    for (const [key, bearing] of open) if (!stillOpen.has(key)) bearing.until = first
    open = stillOpen
  }
  const byItem = Map.groupBy(bearings, (bearing) => bearing.id)
  const byNumber = Map.groupBy(bearings, (bearing) => `${bearing.kind} ${bearing.number}`)
  return {
    columns,
    bearings,
    numbersOf: (id) => byItem.get(id) ?? [],
    bearersOf: (kind, number) => (byNumber.get(`${kind} ${number}`) ?? []).toReversed(),
    lastShift: (id) => lastShift(byItem.get(id) ?? []),
  }
}

function foldColumns(snapshots: readonly Snapshot[]): Concordance['columns'] {
  const columns: Concordance['columns'] = []
  let previous: string | undefined
  for (const { table, ...moment } of snapshots) {
    const key = table.map(keyOf).sort().join('\n')
    const last = columns.at(-1)
    if (last && key === previous) {
      last.moments.push(moment)
      last.table = table
    } else columns.push({ moments: [moment], table })
    previous = key
  }
  return columns
}

function lastShift(bearings: readonly Bearing[]): Shift | undefined {
  const last = bearings.at(-1)
  if (!last) return undefined
  if (last.until) return { was: last, now: null }
  const was = bearings.at(-2)
  return was && { was, now: last }
}

function latestNamed(moments: readonly Moment[]): Moment {
  return moments.findLast((moment) => moment.kind === 'version') ?? moments.at(-1)!
}

function keyOf({ kind, number, id }: NumberedItem): string {
  return `${kind} ${number} ${id}`
}
