import type { Edit } from './edit.ts'

/** For each of `length` base tokens, its index in the side, or -1 where the side took it out or moved it. */
export function mapTokens(length: number, edits: readonly Edit[]): Int32Array {
  const map = new Int32Array(length)
  fill(map, 0, length, 0, edits)
  return map
}

/** `mapTokens`, with moved tokens at the place where they went. */
export function mapMovedTokens(length: number, edits: readonly Edit[]): Int32Array {
  const map = mapTokens(length, edits)
  for (const { source, from } of edits) if (source !== undefined) fill(map, source.start, source.end, from, source.inner)
  return map
}

function fill(map: Int32Array, start: number, end: number, from: number, edits: readonly Edit[]): void {
  let [at, other] = [start, from]
  for (const edit of edits) {
    while (at < edit.start) map[at++] = other++
    while (at < edit.end) map[at++] = -1
    other = edit.to
  }
  while (at < end) map[at++] = other++
}
