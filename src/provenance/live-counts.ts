import { createGrowingNumbers } from './growing-numbers.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { TracerParts } from './tracer-parts.ts'

/** How often each state, and each line, stands in the plan. */
export interface LiveCounts {
  isLive(state: number): boolean
  /** How often a line stands in the plan. */
  ofLine(line: number): number
  addLine(line: number): void
  /** A state, whose line is counted already. */
  addState(state: number): void
  /** A state no longer stands where it did, and neither does its line. */
  leave(state: number): void
  save(): TracerParts
}

export function createLiveCounts(archive: SentenceArchive, saved?: TracerParts): LiveCounts {
  const states = createGrowingNumbers(saved?.liveStates)
  const lines = createGrowingNumbers(saved?.liveLines)
  return {
    isLive: (state) => states.get(state) > 0,
    ofLine: lines.get,
    addLine: (line) => lines.add(line, 1),
    addState: (state) => states.add(state, 1),
    leave(state) {
      states.add(state, -1)
      lines.add(archive.get(state).line, -1)
    },
    save: () => ({ liveStates: states.bytes(), liveLines: lines.bytes() }),
  }
}
