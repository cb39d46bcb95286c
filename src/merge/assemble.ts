import type { Edit } from './edit.ts'
import { changedGap, listGaps } from './gaps.ts'
import { BASE, listSegments, type Segment } from './list-segments.ts'
import { mapMovedTokens, mapTokens } from './map-tokens.ts'
import { countLines, type Reading } from './read-text.ts'
import type { SideChange } from './relate-changes.ts'

/** All that the writing of a merged text looks at. */
interface Sources {
  base: Reading
  sides: readonly Reading[]
  /** By side and base token: the side's token. */
  maps: readonly Int32Array[]
  /** The same without moved tokens: -1. */
  kept: readonly Int32Array[]
  /** By side and base token: the side's spaces before it. */
  gaps: readonly (readonly (string | undefined)[])[]
}

/**
 * Writes the merged text: the base's tokens with the chosen changes in their places. A token that all keep has the bytes
 * of the first side that wrote it otherwise than the base; spaces likewise.
 */
export function assemble(base: Reading, sides: readonly Reading[], changes: readonly (readonly Edit[])[], chosen: readonly SideChange[]): string {
  const sources: Sources = {
    base,
    sides,
    maps: changes.map((list) => mapMovedTokens(base.tokens.length, list)),
    kept: changes.map((list) => mapTokens(base.tokens.length, list)),
    gaps: changes.map((list, side) => listGaps(base, sides[side] as Reading, list)),
  }
  return write(sources, listSegments(base, sides, chosen), false)
}

function write(sources: Sources, segments: readonly Segment[], isInner: boolean): string {
  let text = ''
  let last: Segment | undefined
  for (const segment of segments) {
    // The spaces before a moved passage are written by whoever writes what stands before it.
    if (!isInner || last !== undefined) text += gapBetween(sources, last, segment)
    text += segment.inner === undefined ? bytesOf(sources, segment) : write(sources, segment.inner, true)
    last = segment
  }
  return text
}

function bytesOf({ base, sides, maps }: Sources, { side, from, to }: Segment): string {
  if (side !== BASE) {
    const tokens = (sides[side] as Reading).tokens
    return (sides[side] as Reading).text.slice(tokens[from]?.start, tokens[to - 1]?.end)
  }
  const text = base.tokens[from]?.text ?? ''
  for (let index = 0; index < sides.length; index++) {
    const at = (maps[index] as Int32Array)[from] as number
    const written = at < 0 ? text : (sides[index] as Reading).tokens[at]?.text
    if (written !== undefined && written !== text) return written
  }
  return text
}

/**
 * The spaces between two segments. An insertion brings its own, on both sides; elsewhere each side's spaces at that place
 * are merged three ways. Where a side's change of spaces meets another's insertion, it takes the edge which the insertion
 * left as the base had it.
 */
function gapBetween(sources: Sources, last: Segment | undefined, next: Segment): string {
  const { base, gaps } = sources
  const [left, right] = [last?.end ?? 0, next.start]
  if (left !== right) return gapOverDeletion(sources, last, next)
  const usual = base.before[right] ?? ''
  const before = edgeGap(sources, last, 'to')
  const after = edgeGap(sources, next, 'from')
  const changed = changedGap(base, gaps, right)
  if (before !== undefined && after !== undefined) return before === usual ? after : after === usual || after === '' ? before : stronger(before, after)
  if (after !== undefined) return changed !== undefined && after === usual && edgeGap(sources, next, 'to') !== usual ? changed : after
  if (before !== undefined) return changed !== undefined && before === usual ? changed : before
  return changed ?? adjacentGap(sources, last, next) ?? usual
}

/**
 * The spaces that an insertion brings on one edge; undefined for a segment that is none, and where its side took out what
 * stood there in the base: its spaces then belong to other words.
 */
function edgeGap({ sides, kept }: Sources, segment: Segment | undefined, edge: 'from' | 'to'): string | undefined {
  if (segment === undefined || segment.start < segment.end) return undefined
  const { before } = sides[segment.side] as Reading
  const map = kept[segment.side] as Int32Array
  const step = edge === 'from' ? -1 : 1
  const nearest = edge === 'from' ? segment.start - 1 : segment.start
  const image = edge === 'from' ? segment.from - 1 : segment.to
  let at = nearest
  while (map[at] === -1) at += step
  const isFar = at !== nearest && (map[at] ?? -1) === image
  return isFar && segment.inner === undefined ? undefined : (before[segment[edge]] ?? '')
}

/** Where words between two segments were taken out: the spaces of who did it, but no paragraph break is lost. */
function gapOverDeletion(sources: Sources, last: Segment | undefined, next: Segment): string {
  const { base, gaps } = sources
  const [left, right] = [last?.end ?? 0, next.start]
  const own = adjacentGap(sources, last, next)
  const changed = [changedGap(base, gaps, right), changedGap(base, gaps, left)].filter((gap) => gap !== undefined)
  if (own !== undefined) return changed.reduce((best, gap) => (countLines(gap) > countLines(best) ? gap : best), own)
  const before = edgeGap(sources, last, 'to') ?? (last === undefined ? '' : (changedGap(base, gaps, left) ?? base.before[left] ?? ''))
  const after = edgeGap(sources, next, 'from') ?? changedGap(base, gaps, right) ?? base.before[right] ?? ''
  return last === undefined ? before : stronger(before, after)
}

/** The spaces between two segments that stand side by side in some side; a side other than the base's own words first. */
function adjacentGap({ sides, maps }: Sources, last: Segment | undefined, next: Segment): string | undefined {
  for (let side = 0; side < sides.length; side++) {
    const map = maps[side] as Int32Array
    const end = last === undefined ? 0 : last.side === side ? last.to : last.side === BASE ? 1 + ((map[last.to - 1] ?? -2) as number) : -1
    const start = next.side === side ? next.from : next.side === BASE ? (map[next.from] as number) : -2
    if (end === start && (end > 0 || last === undefined)) return (sides[side] as Reading).before[start]
  }
  return undefined
}

function stronger(one: string, two: string): string {
  return countLines(one) > countLines(two) ? one : two
}
