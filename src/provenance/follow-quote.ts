import { type QuotePlace, selectQuote, type TextQuote } from './select-quote.ts'
import type { GoneSentence, TracedSentence, TracedText } from './traced-text.ts'

/** What became of a quoted passage: it stands, or its sentence was reworded, or is gone. */
export type QuoteFate =
  | { status: 'here'; place: QuotePlace }
  /** The sentence that its own has become, and the revisions that changed it since it read as quoted. */
  | { status: 'reworded'; sentence: TracedSentence; since: string[] }
  | { status: 'gone'; sentence: GoneSentence }

/**
 * Follows a quoted passage through everything that happened to its text: in what it says now, word for word; in the former
 * wordings of its sentences; among those that left it; at last by likeness. A quotation of several sentences is followed
 * by the first of them that is known. Undefined where nothing of it is known.
 */
export function followQuote(traced: TracedText, quote: TextQuote): QuoteFate | undefined {
  const place = selectQuote(traced.text, quote)
  if (place !== undefined && place.kind !== 'reworded') return { status: 'here', place }
  return findFormer(traced, quote) ?? findGone(traced, quote) ?? (place === undefined ? undefined : { status: 'here', place })
}

function findFormer(traced: TracedText, quote: TextQuote): QuoteFate | undefined {
  for (const sentence of traced.sentences) {
    const read = sentence.replaced.findLastIndex(({ text }) => reads(text, quote))
    if (read < 0) continue
    const since = sentence.replaced.slice(read).map(({ revision }) => revision)
    return { status: 'reworded', sentence, since: [...new Set(since)] }
  }
  return undefined
}

function findGone(traced: TracedText, quote: TextQuote): QuoteFate | undefined {
  const sentence = traced.gone.findLast(({ text, replaced }) => reads(text, quote) || replaced.some((former) => reads(former.text, quote)))
  return sentence === undefined ? undefined : { status: 'gone', sentence }
}

/** Whether a sentence holds the quoted words, or is held whole by a longer quotation. */
function reads(text: string, quote: TextQuote): boolean {
  return isWordForWord(text, quote) || (text.length > 20 && isWordForWord(quote.exact, { exact: text }))
}

function isWordForWord(text: string, quote: TextQuote): boolean {
  const kind = selectQuote(text, quote)?.kind
  return kind === 'exact' || kind === 'typography'
}
