import { remember } from '../text/remember.ts'
import { segmentBlock, splitBlocks } from './segment-text.ts'

/** A sentence of a text that holds words. UTF-16 offsets, end exclusive. */
export interface Sentence {
  start: number
  end: number
  text: string
  /** Its words alone, folded, in lower case, joined by spaces: the same under any typography and markup. */
  key: string
}

/** The sentences of a Markdown text as the engine cuts it, in order. The answer is shared: do not change it. */
export const listSentences = remember(cutSentences, 20_000_000)

function cutSentences(text: string): readonly Sentence[] {
  return splitBlocks(text).flatMap(({ start, raw }) => segmentBlock(raw).map((segment) => ({ start: start + segment.start, end: start + segment.end, text: segment.text, key: segment.key })))
}
