import { tokenize } from '../merge/tokenize.ts'
import type { TracedText, WordOrigin } from './traced-text.ts'

export interface TracedWord {
  word: string
  start: number
  origin: WordOrigin
}

/** The words of a traced text with their origins, in order. Throws RangeError where a word is in no span or in two. */
export function listTracedWords(traced: TracedText): TracedWord[] {
  const words: TracedWord[] = []
  let next = 0
  for (const token of tokenize(traced.text)) {
    if (token.kind !== 'word') continue
    while (next < traced.spans.length && (traced.spans[next] as { end: number }).end <= token.start) next++
    const span = traced.spans[next]
    if (span === undefined || span.start > token.start || span.end < token.end) throw new RangeError(`The word at ${token.start} is not in exactly one span.`)
    words.push({ word: token.text, start: token.start, origin: span.origin })
  }
  return words
}
