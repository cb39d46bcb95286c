import { createGrowingNumbers } from './growing-numbers.ts'
import type { LiveText } from './live-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { TracerParts } from './tracer-parts.ts'

/** How often each state, and each line, stands in the plan. */
export interface LiveCounts {
  isLive(state: number): boolean
  /** How often a line stands in the plan. */
  ofLine(line: number): number
  addLine(line: number): void
  addToStates(states: readonly number[]): void
  /** States together with their lines. */
  addStates(states: readonly number[], by: number): void
  addText(text: LiveText, by: number): void
  save(): TracerParts
}

export function createLiveCounts(archive: SentenceArchive, saved?: TracerParts): LiveCounts {
  const states = createGrowingNumbers(saved?.liveStates)
  const lines = createGrowingNumbers(saved?.liveLines)
  const addStates = (ids: readonly number[], by: number): void => {
    for (const id of ids) {
      states.add(id, by)
      lines.add(archive.get(id).line, by)
    }
  }
  return {
    isLive: (state) => states.get(state) > 0,
    ofLine: lines.get,
    addLine: (line) => lines.add(line, 1),
    addToStates(ids) {
      for (const id of ids) states.add(id, 1)
    },
    addStates,
    addText(text, by) {
      for (const block of text.blocks) addStates(block.states, by)
    },
    save: () => ({ liveStates: states.bytes(), liveLines: lines.bytes() }),
  }
}
