import type { Change } from './align.ts'

/** For each of `length` base tokens, its index in the side, or -1 where the side took it out. */
export function mapTokens(length: number, changes: readonly Change[]): Int32Array {
  const map = new Int32Array(length)
  let [at, other] = [0, 0]
  for (const change of changes) {
    while (at < change.start) map[at++] = other++
    while (at < change.end) map[at++] = -1
    other = change.to
  }
  while (at < length) map[at++] = other++
  return map
}
