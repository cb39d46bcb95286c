import type { Edit } from './align.ts'
import { countLines, type Reading } from './read-text.ts'

/**
 * For each token of the base, the spaces that a side has at that place: `undefined` where the side inserted or took out
 * words right there, so that it says nothing about the base's own gap.
 */
export function listGaps(base: Reading, side: Reading, changes: readonly Edit[]): (string | undefined)[] {
  const gaps: (string | undefined)[] = []
  const unclear = new Set<number>()
  let [at, other] = [0, 0]
  for (const change of changes) {
    while (at < change.start) gaps[at++] = side.before[other++]
    // Where a change begins, the gap before its first word; where it ends, the one after its last.
    gaps[at] = side.before[change.from]
    if (change.start === change.end || change.from === change.to) unclear.add(change.start).add(change.end)
    while (++at < change.end) gaps[at] = undefined
    at = change.end
    other = change.to
  }
  while (at < base.tokens.length) gaps[at++] = side.before[other++]
  for (const place of unclear) gaps[place] = undefined
  for (const { source, from } of changes) {
    for (let n = 1; source !== undefined && n < source.end - source.start; n++) gaps[source.start + n] = side.before[from + n]
  }
  return gaps
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
