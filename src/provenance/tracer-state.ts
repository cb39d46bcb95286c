import type { LiveText } from './live-text.ts'
import type { SentenceState } from './sentence-state.ts'
import type { WordOrigin } from './traced-text.ts'

/** All that a tracer knows. */
export interface TracerState {
  revisions: string[]
  origins: WordOrigin[]
  states: readonly SentenceState[]
  blocks: { item: string; states: readonly number[] }[]
  live: [string, LiveText][]
}

export function encodeState(state: TracerState): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(state))
}

export function decodeState(bytes: Uint8Array): TracerState {
  return JSON.parse(new TextDecoder().decode(bytes)) as TracerState
}
