import { BASE, type Piece } from './assemble.ts'
import { countLines, type Reading } from './read-text.ts'

/**
 * The spaces between two tokens that follow each other in a merged text. Where some versions have them side by side, a
 * side that changed the spaces wins over the base, and more line breaks over fewer. Where none has (words of two sides
 * meet), it is the gap that an insertion brought with it.
 */
export function joinGap(base: Reading, sides: readonly Reading[], maps: readonly Int32Array[], last: Piece | undefined, next: Piece): string {
  const usual = adjacentIn(last, next, BASE, undefined) ? base.before[next.at] : undefined
  let changed: string | undefined
  for (let side = 0; side < sides.length; side++) {
    if (!adjacentIn(last, next, side, maps[side])) continue
    const gap = gapBefore(sides[side] as Reading, indexIn(next, side, maps[side]))
    if (gap !== usual && (changed === undefined || countLines(gap) > countLines(changed))) changed = gap
  }
  return changed ?? usual ?? meet(base, sides, last, next)
}

/** A piece's token index in a version; -1 before the first token; undefined where that version lacks it. */
function indexIn(piece: Piece | undefined, side: number, map: Int32Array | undefined): number | undefined {
  if (piece === undefined) return -1
  if (piece.side === side) return piece.at
  if (piece.side !== BASE || map === undefined) return undefined
  const at = map[piece.at] as number
  return at < 0 ? undefined : at
}

function adjacentIn(last: Piece | undefined, next: Piece, side: number, map: Int32Array | undefined): boolean {
  const index = indexIn(last, side, map)
  return index !== undefined && index + 1 === indexIn(next, side, map)
}

function gapBefore(reading: Reading, index: number | undefined): string {
  return index === undefined ? '' : (reading.before[index] ?? '')
}

function meet(base: Reading, sides: readonly Reading[], last: Piece | undefined, next: Piece): string {
  const own = (side: number): Reading => (side === BASE ? base : (sides[side] as Reading))
  const after = last === undefined ? '' : gapBefore(own(last.side), last.at + 1)
  const before = gapBefore(own(next.side), next.at)
  const gap = stronger(after, before)
  if (last === undefined || gap !== '') return gap
  const [one, two] = [own(last.side).tokens[last.at], own(next.side).tokens[next.at]]
  return one?.kind === 'word' && two?.kind === 'word' && !one.key.endsWith("'") ? ' ' : ''
}

function stronger(one: string, two: string): string {
  const [first, second] = [countLines(one), countLines(two)]
  if (first !== second) return first > second ? one : two
  return two === '' ? one : two
}
