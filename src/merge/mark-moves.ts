import type { Edit } from './edit.ts'
import type { Reading } from './read-text.ts'

// Two full words: less than that, found again elsewhere, is chance.
const leastWeight = 6

/** Marks deletions and insertions of the same words that are not yet halves of a move: each with its first free match. */
export function markMoves(base: Reading, side: Reading, edits: readonly Edit[]): Edit[] {
  const marked = edits.map((edit): Edit => ({ ...edit }))
  const arrivals = new Map<string, Edit[]>()
  for (const edit of marked) {
    if (edit.start < edit.end || edit.source !== undefined) continue
    const key = side.keys.slice(edit.from, edit.to).join('\u0001')
    arrivals.set(key, [...(arrivals.get(key) ?? []), edit])
  }
  for (const edit of arrivals.size === 0 ? [] : marked) {
    if (edit.from < edit.to || edit.target !== undefined) continue
    const weight = base.weights.slice(edit.start, edit.end).reduce((sum, value) => sum + value, 0)
    const arrival = weight < leastWeight ? undefined : arrivals.get(base.keys.slice(edit.start, edit.end).join('\u0001'))?.shift()
    if (arrival === undefined) continue
    edit.target = arrival.start
    arrival.source = { start: edit.start, end: edit.end, inner: [] }
  }
  return marked
}
