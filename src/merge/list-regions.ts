import type { Change } from './align.ts'
import type { Clash } from './choose-changes.ts'
import type { Merged } from './merge-sides.ts'
import { countLines, type Reading } from './read-text.ts'

/** Place in a base text: UTF-16 offsets, and the 1-based line of `start`. */
export interface Place {
  start: number
  end: number
  line: number
}

/** Words of the base that several sides change differently, and what each makes of them. */
export interface Region {
  /** Sides in order. */
  sides: number[]
  base: string
  /** What each of `sides` has there, in the same order. */
  texts: string[]
  place: Place
}

/** Joins collisions that overlap into regions, in order of place. */
export function listRegions(merged: Merged): Region[] {
  const spans = merged.clashes
    .map(({ one, two }) => ({ start: Math.min(one.start, two.start), end: Math.max(one.end, two.end), sides: new Set([one.side, two.side]) }))
    .sort((one, two) => one.start - two.start || one.end - two.end)
  const joined: typeof spans = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && span.start < last.end) {
      last.end = Math.max(last.end, span.end)
      for (const side of span.sides) last.sides.add(side)
    } else joined.push(span)
  }
  return joined.map(({ start, end, sides }) => {
    const order = [...sides].sort((one, two) => one - two)
    return {
      sides: order,
      base: sliceTokens(merged.base, start, end),
      texts: order.map((side) => {
        const list = merged.changes[side] as Change[]
        return sliceTokens(merged.sides[side] as Reading, follow(list, start, 'after'), follow(list, end, 'before'))
      }),
      place: placeOf(merged.base, start, end),
    }
  })
}

/** Text of tokens `[start, end)` with the spaces between them. */
export function sliceTokens(reading: Reading, start: number, end: number): string {
  return start >= end ? '' : reading.text.slice(reading.tokens[start]?.start, reading.tokens[end - 1]?.end)
}

/** Place of tokens `[start, end)`. */
export function placeOf(reading: Reading, start: number, end: number): Place {
  const from = reading.tokens[start]?.start ?? reading.text.length
  const to = start >= end ? from : (reading.tokens[end - 1]?.end ?? from)
  return { start: from, end: to, line: countLines(reading.text.slice(0, from)) + 1 }
}

/** Where a boundary of the base lies in a side, `before` or `after` what the side inserts right there. */
export function follow(changes: readonly Change[], index: number, edge: 'before' | 'after'): number {
  let shift = 0
  for (const change of changes) {
    if (change.start > index || (change.start === index && (edge === 'before' || change.end > change.start))) break
    if (change.end > index) return edge === 'before' ? change.to : change.from
    shift = change.to - change.end
  }
  return index + shift
}

/** Pairs of sides that collide, each once, ascending. */
export function listPairs(clashes: readonly Clash[]): [number, number][] {
  const pairs = new Map<string, [number, number]>()
  for (const { one, two } of clashes) pairs.set(`${one.side} ${two.side}`, [one.side, two.side])
  return [...pairs.values()].sort((one, two) => one[0] - two[0] || one[1] - two[1])
}
