import type { Clash } from './choose-changes.ts'
import type { Edit } from './edit.ts'
import type { Merged } from './merge-sides.ts'
import { countLines, type Reading } from './read-text.ts'
import type { SideChange } from './relate-changes.ts'

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
  /** What each of `sides` makes of them, in the same order; a side that moves them has them unchanged. */
  texts: string[]
  /** `place`: the sides move the same words to different places. */
  about: 'words' | 'place'
  place: Place
}

/** Changes that collide, with the tokens of the base that they dispute. */
export interface Dispute {
  start: number
  end: number
  changes: SideChange[]
}

/** Joins collisions that overlap, in order of place. */
export function listDisputes(clashes: readonly Clash[]): Dispute[] {
  const spans = clashes
    .flatMap(({ one, two }) => {
      const isApart = one.end < two.start || two.end < one.start
      // Words in dispute at two places are shown at both.
      const places = isApart ? [one, two] : [{ start: Math.min(one.start, two.start), end: Math.max(one.end, two.end) }]
      return places.map(({ start, end }) => ({ start, end, changes: [one, two] }))
    })
    .sort((one, two) => one.start - two.start || one.end - two.end)
  const joined: typeof spans = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && (span.start < last.end || span.end === last.end)) {
      last.end = Math.max(last.end, span.end)
      last.changes.push(...span.changes)
    } else joined.push(span)
  }
  return joined
}

/** Joins collisions that overlap into regions, in order of place. */
export function listRegions(merged: Merged): Region[] {
  return listDisputes(merged.clashes).map(({ start, end, changes }) => {
    const order = [...new Set(changes.map(({ side }) => side))].sort((one, two) => one - two)
    return {
      sides: order,
      base: sliceTokens(merged.base, start, end),
      about: changes.every(({ target }) => target !== undefined) ? 'place' : 'words',
      texts: order.map((side) => {
        // An insertion at the edge is in dispute only where it is what collides.
        const own = changes.filter((change) => change.side === side)
        const isAt = (edge: number): boolean => own.some((change) => change.start === edge && change.end === edge)
        const isWithin = start < end || own.some(({ passage }) => passage !== undefined)
        return textOf(merged.sides[side] as Reading, merged.changes[side] as Edit[], start, end, isAt(start), isAt(end), isWithin)
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

/** What a side has for a range of the base, wherever it moved it; passages that it moved out of the range follow, one a paragraph. */
function textOf(side: Reading, edits: readonly Edit[], start: number, end: number, withFirst: boolean, withLast: boolean, isWithin: boolean): string {
  const slice = (list: readonly Edit[], shift: number): string =>
    sliceTokens(side, follow(list, start, withFirst ? 'before' : 'after') + shift, follow(list, end, withLast ? 'after' : 'before') + shift)
  const around = edits.find(({ source }) => source !== undefined && (isWithin ? source.start <= start && end <= source.end : source.start < start && end < source.end))
  if (around?.source !== undefined) {
    if (around.source.start === start && around.source.end === end) return sliceTokens(side, around.from, around.to)
    const shift = around.from - around.source.start
    return slice(around.source.inner.map((edit) => ({ ...edit, from: edit.from - shift, to: edit.to - shift })), shift)
  }
  const moved = edits.filter(({ source }) => source !== undefined && start <= source.start && source.end <= end)
  return [slice(edits, 0), ...moved.map(({ from, to }) => sliceTokens(side, from, to))].filter((text) => text !== '').join('\n\n')
}

/** Where a boundary of the base lies in a side, `before` or `after` what the side inserts right there. */
export function follow(changes: readonly Edit[], index: number, edge: 'before' | 'after'): number {
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
