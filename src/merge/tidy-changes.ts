import type { Change } from './align.ts'
import type { Reading } from './read-text.ts'

/**
 * Joins changes that only chance keeps apart: words kept between two changes count as kept only if they weigh enough
 * beside the smaller of the two (after the semantic clean-up of diff-match-patch). A « de » between two rewritten phrases
 * goes with them; between two changed words it stays. Never joins across the beginning of a sentence.
 */
export function tidyChanges(base: Reading, side: Reading, changes: readonly Change[]): Change[] {
  const tidy: Change[] = []
  for (const change of changes) {
    let current = { ...change }
    for (let last = tidy.at(-1); last !== undefined && isChance(base, side, last, current); last = tidy.at(-1)) {
      tidy.pop()
      current = { start: last.start, end: current.end, from: last.from, to: current.to }
    }
    tidy.push(current)
  }
  return tidy
}

function isChance(base: Reading, side: Reading, one: Change, two: Change): boolean {
  const smaller = Math.min(sizeOf(base, side, one), sizeOf(base, side, two))
  let kept = 0
  for (let at = one.end; at < two.start; at++) {
    if (at > one.end && base.begins[at]) return false
    kept += base.weights[at] as number
    if (kept * 3 >= smaller) return false
  }
  return !base.begins[two.start]
}

function sizeOf(base: Reading, side: Reading, change: Change): number {
  let [removed, added] = [0, 0]
  for (let at = change.start; at < change.end; at++) removed += base.weights[at] as number
  for (let at = change.from; at < change.to; at++) added += side.weights[at] as number
  return Math.max(removed, added)
}
