import { countLines, type Reading } from './read-text.ts'
import { isBound, type SideChange } from './relate-changes.ts'

/** `side` of a segment whose tokens are the base's. */
export const BASE = -1

/**
 * A run of the merged text. `[from, to)`: tokens of `side`; `[start, end)`: the range of the base in whose place it
 * stands, empty for an insertion. `inner`: a moved passage, with what other sides changed in it.
 */
export interface Segment {
  side: number
  from: number
  to: number
  start: number
  end: number
  inner?: Segment[]
}

/** The base's tokens and the chosen changes in the order of the result; a kept token is a segment of its own. */
export function listSegments(base: Reading, sides: readonly Reading[], chosen: readonly SideChange[]): Segment[] {
  const byStart = new Map<number, SideChange[]>()
  for (const change of chosen) byStart.set(change.start, [...(byStart.get(change.start) ?? []), change])

  const departures = chosen.filter(({ target }) => target !== undefined)

  function walk(start: number, end: number, passage: SideChange | undefined): Segment[] {
    const segments: Segment[] = []
    for (let at = start; at <= end; ) {
      const here = byStart.get(at) ?? []
      // At the edge of a moved passage only what belongs to it goes along; the rest stays with its surroundings.
      const owner = at === start || at === end ? passage : undefined
      const insertions = here.filter((change) => change.start === change.end && findPassage(change, departures, base, sides) === owner)
      for (const change of orderInsertions(base, sides, insertions)) segments.push(insert(change))
      if (at === end && passage !== undefined) break
      // A passage that moves takes the changes within it along, those that begin with it included.
      const removals = here.filter((change) => change.end > change.start && change.end <= end && !isAround(change, start, end, passage))
      const replaced = removals.findLast(({ target }) => target !== undefined) ?? removals[0]
      if (replaced !== undefined) {
        if (replaced.from < replaced.to) segments.push(pick(replaced))
        at = replaced.end
        continue
      }
      if (at < end) segments.push({ side: BASE, from: at, to: at + 1, start: at, end: at + 1 })
      at++
    }
    return segments
  }

  function insert(change: SideChange): Segment {
    const { source } = change
    if (source === undefined) return pick(change)
    const passage = departures.find(({ start, end }) => start === source.start && end === source.end)
    return { ...pick(change), inner: walk(source.start, source.end, passage) }
  }

  return walk(0, base.tokens.length, undefined)
}

/** Whether a departure is the one that took along the passage which is being written. */
function isAround(change: SideChange, start: number, end: number, passage: SideChange | undefined): boolean {
  return passage !== undefined && change.target !== undefined && change.start === start && change.end === end
}

/** The moved passage at whose edge an insertion stands, if it belongs to it. */
function findPassage(insertion: SideChange, departures: readonly SideChange[], base: Reading, sides: readonly Reading[]): SideChange | undefined {
  const { start, side, passage, source } = insertion
  if (source !== undefined) return undefined
  return departures.find((departure) => {
    if (departure.start !== start && departure.end !== start) return false
    if (passage !== undefined) return passage.start === departure.start && passage.end === departure.end
    return departure.side !== side && isBound(insertion, departure, base, sides)
  })
}

function pick({ side, from, to, start, end }: SideChange): Segment {
  return { side, from, to, start, end }
}

/**
 * Insertions at one place in order of submission, except that what goes on with the paragraph before stays with it, and
 * what opens the paragraph after stays with that one: a new paragraph between them stands between.
 */
function orderInsertions(base: Reading, sides: readonly Reading[], insertions: readonly SideChange[]): SideChange[] {
  if (insertions.length < 2) return [...insertions]
  const bySide = new Map<number, SideChange[]>()
  for (const change of insertions) bySide.set(change.side, [...(bySide.get(change.side) ?? []), change])
  const groups = [...bySide.values()].map((group) => group.sort((one, two) => one.from - two.from))
  const rank = (group: readonly SideChange[]): number => {
    const [head, tail] = [group[0] as SideChange, group.at(-1) as SideChange]
    const { before } = sides[head.side] as Reading
    const isLast = head.start === base.tokens.length - 1
    const lines = isLast ? 2 : countLines(base.before[head.start] as string)
    if (countLines(before[head.from] as string) < lines) return 0
    return !isLast && countLines(before[tail.to] ?? '') < lines ? 2 : 1
  }
  return groups.sort((one, two) => rank(one) - rank(two) || (one[0] as SideChange).side - (two[0] as SideChange).side).flat()
}
