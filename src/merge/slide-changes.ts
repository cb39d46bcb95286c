import type { Change } from './align.ts'
import type { Edit } from './edit.ts'
import { countLines, type Reading } from './read-text.ts'

const conjunctions = new Set(['et', 'ou', 'ni', 'mais', 'puis', 'and', 'or', 'nor', 'but', 'then'])

/**
 * Moves pure insertions and deletions along equal tokens to where a reader would see them: at the edge of a sentence
 * rather than across it, after a comma rather than before it, « et les élus » rather than « les élus et ». The place
 * depends on the two texts alone, so that equal edits get equal places whatever diff found them.
 */
export function slideChanges(base: Reading, side: Reading, changes: readonly Edit[]): Edit[] {
  return changes.map((change, index) => {
    if (change.source !== undefined || change.target !== undefined) return change
    const floor = changes[index - 1]?.end ?? -1
    const ceiling = changes[index + 1]?.start ?? Infinity
    if (change.start === change.end) return slide(side, change, change.start - floor, ceiling - change.end, 'from', 'to')
    if (change.from === change.to) return slide(base, change, change.start - floor, ceiling - change.end, 'start', 'end')
    return change
  })
}

type Edge = keyof Change

/** `before` and `after`: how many tokens lie between the change and its neighbours; it never comes to touch them. */
function slide(reading: Reading, change: Change, before: number, after: number, low: Edge, high: Edge): Change {
  const { keys } = reading
  let [best, bestScore] = [0, -1]
  const [start, end] = [change[low], change[high]]
  let least = 0
  while (-least + 1 < before && start + least > 0 && keys[start + least - 1] === keys[end + least - 1]) least--
  for (let shift = least; ; shift++) {
    const score = scoreAt(reading, start + shift, end + shift)
    if (score >= bestScore) [best, bestScore] = [shift, score]
    // The empty end token is never part of what slides: its key equals no other.
    if (shift + 1 >= after || keys[start + shift] !== keys[end + shift]) break
  }
  if (best === 0) return change
  return { start: change.start + best, end: change.end + best, from: change.from + best, to: change.to + best }
}

function scoreAt(reading: Reading, start: number, end: number): number {
  return edgeAt(reading, start) + edgeAt(reading, end) + (conjunctions.has(reading.keys[start] as string) ? 0.5 : 0)
}

function edgeAt(reading: Reading, index: number): number {
  const gap = reading.before[index] ?? ''
  const lines = countLines(gap)
  if (index === 0 || lines > 1) return 4
  if (lines === 1 || reading.begins[index]) return 3
  if (/^[,;:]$/.test(reading.keys[index - 1] as string)) return 2
  return gap === '' ? 0 : 1
}
