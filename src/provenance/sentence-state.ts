import { listWordBounds, readOuterBounds, type Segment } from './segment-text.ts'
import type { SentenceEventKind } from './traced-text.ts'
import { countWords } from './word-table.ts'

/**
 * A sentence as it stood from one event to the next: never changed once made. A text is a list of them; its history is
 * what `parents` lead to. Plain JSON.
 */
export interface SentenceState {
  /** The text that it was placed in by this event. */
  item: string
  /** Index of the revision. */
  revision: number
  kind: SentenceEventKind
  text: string
  /** Folded words joined by spaces. */
  key: string
  /** The key is `keyOfPlain` of the text. */
  isPlain: boolean
  /** Ids of the states that it comes from, the main one first. */
  parents: number[]
  /** Id of the first state of its line. */
  line: number
  from: string | undefined
  /** Origins word by word, run-length coded: count, origin, count, origin… */
  origins: number[]
  /** Parts of the text that share an origin: start, end, origin… */
  spans: number[]
}

/** Origin of each word. */
export function listWordOrigins(state: SentenceState): number[] {
  const list: number[] = []
  for (let index = 0; index < state.origins.length; index += 2) {
    for (let n = 0; n < (state.origins[index] as number); n++) list.push(state.origins[index + 1] as number)
  }
  return list
}

/** Codes one origin that all words of a sentence share. */
export function encodeOrigin(segment: Segment, origin: number): Pick<SentenceState, 'origins' | 'spans'> {
  return { origins: [countWords(segment.key), origin], spans: [...readOuterBounds(segment), origin] }
}

/** Codes the origins of a sentence's words, and where in it they stand. */
export function encodeOrigins(segment: Segment, origins: readonly number[]): Pick<SentenceState, 'origins' | 'spans'> {
  const only = origins[0] as number
  if (origins.every((origin) => origin === only)) return encodeOrigin(segment, only)
  const wordBounds = listWordBounds(segment)
  const coded: number[] = []
  const spans: number[] = []
  for (let from = 0; from < origins.length; ) {
    const origin = origins[from] as number
    let to = from + 1
    while (to < origins.length && origins[to] === origin) to++
    coded.push(to - from, origin)
    spans.push(wordBounds[from * 2] as number, wordBounds[to * 2 - 1] as number, origin)
    from = to
  }
  return { origins: coded, spans }
}
