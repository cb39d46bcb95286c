import type { Edit } from './align.ts'

/** For each of `length` base tokens, its index in the side, or -1 where the side took it out. Marked moves are followed. */
export function mapTokens(length: number, changes: readonly Edit[]): Int32Array {
  const map = new Int32Array(length)
  let [at, other] = [0, 0]
  for (const change of changes) {
    while (at < change.start) map[at++] = other++
    while (at < change.end) map[at++] = -1
    other = change.to
  }
  while (at < length) map[at++] = other++
  for (const { source, from } of changes) {
    for (let n = 0; source !== undefined && n < source.end - source.start; n++) map[source.start + n] = from + n
  }
  return map
}
