import { countLines, type Reading } from './read-text.ts'
import type { SideChange } from './relate-changes.ts'

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

  function walk(start: number, end: number, isMoved: boolean): Segment[] {
    const segments: Segment[] = []
    for (let at = start; at <= end; ) {
      const here = at === end && isMoved ? [] : (byStart.get(at) ?? [])
      // Insertions at the head of a moved passage stay where the passage was: they belong to its surroundings.
      const insertions = at === start && isMoved ? [] : here.filter((change) => change.start === change.end)
      for (const change of orderInsertions(base, sides, insertions)) segments.push(insert(change))
      const isSelf = (change: SideChange): boolean => isMoved && change.target !== undefined && change.start === start && change.end === end
      // A passage that moves takes the changes within it along, those that begin with it included.
      const removals = here.filter((change) => change.end > change.start && !isSelf(change))
      const replaced = removals.findLast(({ target }) => target !== undefined) ?? removals[0]
      if (replaced !== undefined) {
        if (replaced.from < replaced.to) segments.push({ ...pick(replaced) })
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
    return source === undefined ? pick(change) : { ...pick(change), inner: walk(source.start, source.end, true) }
  }

  return walk(0, base.tokens.length, false)
}

function pick({ side, from, to, start, end }: SideChange): Segment {
  return { side, from, to, start, end }
}

/**
 * Insertions at one place in order of submission, except that what goes on with the paragraph before stays with it, and
 * what opens the paragraph after stays with that one: a new paragraph between them stands between.
 */
function orderInsertions(base: Reading, sides: readonly Reading[], insertions: SideChange[]): SideChange[] {
  if (insertions.length < 2) return insertions
  const rank = ({ start, side, from, to }: SideChange): number => {
    const reading = sides[side] as Reading
    const isLast = start === base.tokens.length - 1
    const lines = isLast ? 2 : countLines(base.before[start] as string)
    if (countLines(reading.before[from] as string) < lines) return 0
    return !isLast && countLines(reading.before[to] ?? '') < lines ? 2 : 1
  }
  return insertions.sort((one, two) => rank(one) - rank(two) || one.side - two.side)
}
