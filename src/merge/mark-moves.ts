import type { Change, Edit } from './align.ts'
import type { Reading } from './read-text.ts'

// Two full words: less than that, found again elsewhere, is chance.
const leastWeight = 6

/** Marks deletions and insertions that are a move of the same words: each deletion with its first free match. */
export function markMoves(base: Reading, side: Reading, changes: readonly Change[]): Edit[] {
  const edits = changes.map((change): Edit => ({ ...change }))
  const arrivals = new Map<string, Edit[]>()
  for (const edit of edits) {
    if (edit.start < edit.end) continue
    const key = side.keys.slice(edit.from, edit.to).join('\u0001')
    arrivals.set(key, [...(arrivals.get(key) ?? []), edit])
  }
  for (const edit of arrivals.size === 0 ? [] : edits) {
    if (edit.from < edit.to) continue
    const weight = base.weights.slice(edit.start, edit.end).reduce((sum, value) => sum + value, 0)
    const arrival = weight < leastWeight ? undefined : arrivals.get(base.keys.slice(edit.start, edit.end).join('\u0001'))?.shift()
    if (arrival === undefined) continue
    edit.target = arrival.start
    arrival.source = { start: edit.start, end: edit.end }
  }
  return edits
}
