import type { LiveText } from './live-text.ts'
import type { SentenceState } from './sentence-state.ts'
import type { WordOrigin } from './traced-text.ts'

/** Format and algorithm of saved states; changes whenever the same history would be attributed or stored otherwise. */
export const traceFormat = 'plan-vivant-trace/1'

/** All that a tracer knows, as plain JSON. It can be deleted at any time: tracing again gives the same. */
export interface TracerState {
  format: typeof traceFormat
  revisions: string[]
  origins: WordOrigin[]
  states: readonly SentenceState[]
  blocks: { item: string; states: readonly number[] }[]
  live: [string, LiveText][]
}
