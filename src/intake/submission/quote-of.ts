import type { Anchor } from '../../domain/amendment.ts'
import { selectQuote } from '../../provenance/index.ts'
import type { PlainParser } from './plain-parser.ts'
import type { Target } from './target-of.ts'

/** Share of the chosen words that must stand in the text: a number shown under another one changes a word. */
const enough = 0.8
const contextLength = 60
const maxQuote = 2_000

/**
 * What a reaction points at, as a W3C text quote selector on the item's plain words: what was chosen in the paragraph or the text,
 * else the whole paragraph. Undefined for a reaction to a whole text; null where the chosen words are not there.
 */
export async function quoteOf({ item, block }: Pick<Target, 'item' | 'block'>, chosen: string, plain: PlainParser): Promise<Anchor | null | undefined> {
  if (!item || (!block && chosen.trim() === '')) return undefined
  const whole = await plain.toPlain(item.body)
  const words = block ? await plain.toPlain(block.markdown) : whole
  if (words === '') return undefined
  const place = chosen.trim() === '' ? { start: 0, end: words.length, likeness: 1 } : selectQuote(words, { exact: chosen })
  if (!place || place.likeness < enough) return null
  const { start: first, end: last } = toWholeWords(words, place)
  const exact = words.slice(first, last).slice(0, maxQuote)
  const from = whole.indexOf(words)
  if (from === -1) return { exact, prefix: '', suffix: '' }
  const start = from + first
  const end = start + exact.length
  return { exact, prefix: whole.slice(Math.max(0, start - contextLength), start), suffix: whole.slice(end, end + contextLength) }
}

/** A finger seldom selects whole words. */
function toWholeWords(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } {
  const isInWord = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
  let [first, last] = [start, end]
  while (first > 0 && isInWord(first)) first--
  while (last < text.length && isInWord(last)) last++
  return { start: first, end: last }
}
