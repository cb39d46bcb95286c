import type { Edit } from './edit.ts'
import { countLines, type Reading } from './read-text.ts'

/**
 * For each token of the base, the spaces that a side has at that place: `undefined` where the side inserted or took out
 * words right there, so that it says nothing about the base's own gap.
 */
export function listGaps(base: Reading, side: Reading, edits: readonly Edit[]): (string | undefined)[] {
  const gaps: (string | undefined)[] = new Array<string | undefined>(base.tokens.length)
  fill(gaps, side, 0, base.tokens.length, 0, edits)
  for (const { source, from } of edits) {
    if (source === undefined) continue
    const edge = gaps[source.start]
    fill(gaps, side, source.start, source.end, from, source.inner)
    // The spaces at the passage's edge are those of the place where it went.
    gaps[source.start] = edge
  }
  return gaps
}

function fill(gaps: (string | undefined)[], side: Reading, start: number, end: number, from: number, edits: readonly Edit[]): void {
  const unclear: number[] = []
  let [at, other] = [start, from]
  for (const edit of edits) {
    while (at < edit.start) gaps[at++] = side.before[other++]
    // Where a change begins, the gap before its first word; where it ends, the one after its last.
    gaps[at] = side.before[edit.from]
    if (edit.start === edit.end || edit.from === edit.to) unclear.push(edit.start, edit.end)
    while (++at < edit.end) gaps[at] = undefined
    at = edit.end
    other = edit.to
  }
  while (at < end) gaps[at++] = side.before[other++]
  for (const place of unclear) if (place < end || start === 0) gaps[place] = undefined
}

/** The spaces that some side put in the place of the base's at a token; more line breaks win, then the first side. */
export function changedGap(base: Reading, gaps: readonly (readonly (string | undefined)[])[], at: number): string | undefined {
  let changed: string | undefined
  for (const list of gaps) {
    const gap = list[at]
    if (gap === undefined || gap === base.before[at]) continue
    if (changed === undefined || countLines(gap) > countLines(changed)) changed = gap
  }
  return changed
}
