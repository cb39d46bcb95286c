import type { Change } from './align.ts'
import { joinGap } from './join-gap.ts'
import { mapTokens } from './map-tokens.ts'
import { countLines, type Reading } from './read-text.ts'
import type { SideChange } from './relate-changes.ts'

/** A token of the result: where it stands in the base, or in the side that added it. */
export interface Piece {
  side: number
  at: number
}

/** `side` of a piece that is in the base. */
export const BASE = -1

/**
 * Writes the merged text: the base's tokens with the chosen changes in their places. A token that all keep has the bytes
 * of the first side that wrote it otherwise than the base; spaces likewise.
 */
export function assemble(base: Reading, sides: readonly Reading[], changes: readonly (readonly Change[])[], chosen: readonly SideChange[]): string {
  const maps = changes.map((list) => mapTokens(base.tokens.length, list))
  const pieces = listPieces(base, sides, chosen)
  let text = ''
  let last: Piece | undefined
  for (const piece of pieces) {
    text += joinGap(base, sides, maps, last, piece) + bytesOf(base, sides, maps, piece)
    last = piece
  }
  return text
}

function listPieces(base: Reading, sides: readonly Reading[], chosen: readonly SideChange[]): Piece[] {
  const pieces: Piece[] = []
  const add = (change: SideChange): void => {
    for (let at = change.from; at < change.to; at++) pieces.push({ side: change.side, at })
  }
  let next = 0
  let position = 0
  while (position <= base.tokens.length) {
    const here: SideChange[] = []
    while (next < chosen.length && (chosen[next] as SideChange).start <= position) here.push(chosen[next++] as SideChange)
    for (const change of orderInsertions(base, sides, here.filter(({ start, end }) => start === end))) add(change)
    const replaced = here.find(({ start, end }) => end > start)
    if (replaced !== undefined) {
      add(replaced)
      position = replaced.end
      continue
    }
    if (position < base.tokens.length) pieces.push({ side: BASE, at: position })
    position++
  }
  return pieces
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

function bytesOf(base: Reading, sides: readonly Reading[], maps: readonly Int32Array[], piece: Piece): string {
  if (piece.side !== BASE) return sides[piece.side]?.tokens[piece.at]?.text ?? ''
  const text = base.tokens[piece.at]?.text ?? ''
  for (let side = 0; side < sides.length; side++) {
    const at = maps[side]?.[piece.at] ?? -1
    const written = at < 0 ? text : (sides[side]?.tokens[at]?.text ?? text)
    if (written !== text) return written
  }
  return text
}
