import { tokenize } from '../merge/tokenize.ts'
import { keepTellingRuns, type WordSequence } from './keep-telling-runs.ts'
import { matchRuns, type Run } from './match-runs.ts'
import { listWordBounds, segmentBlock, splitBlocks } from './segment-text.ts'
import { weighWord } from './word-weight.ts'

/** A passage as the W3C text quote selector names it: its words, and some of what stood before and after. */
export interface TextQuote {
  exact: string
  prefix?: string
  suffix?: string
}

/** Where a quoted passage stands in a text. UTF-16 offsets, end exclusive. */
export interface QuotePlace {
  start: number
  end: number
  /** `exact`: byte for byte; `typography`: the same words; `reworded`: what the passage has become. */
  kind: 'exact' | 'typography' | 'reworded'
  /** Share of the passage's words that still stand, common ones counting less; 0 to 1. */
  likeness: number
}

interface Word {
  key: string
  start: number
  end: number
}

// Below this share of its words a passage is not taken for the quoted one, unless both its neighbours are in place.
const enough = 0.5

/**
 * Finds a quoted passage in a text that may have changed since: as it is, then by its words alone, then by what is left
 * of it between its neighbours. Where it stands several times, the prefix and the suffix choose. Undefined where neither
 * half of its words nor both its neighbours are there.
 */
export function selectQuote(text: string, quote: TextQuote): QuotePlace | undefined {
  if (quote.exact.trim() === '') return undefined
  return findVerbatim(text, quote) ?? findByWords(text, quote)
}

function findVerbatim(text: string, { exact, prefix = '', suffix = '' }: TextQuote): QuotePlace | undefined {
  let best: { start: number; context: number } | undefined
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const context = countSameEnd(text.slice(0, start), prefix) + countSameStart(text.slice(start + exact.length), suffix)
    if (best === undefined || context > best.context) best = { start, context }
  }
  return best === undefined ? undefined : { start: best.start, end: best.start + exact.length, kind: 'exact', likeness: 1 }
}

function countSameStart(first: string, second: string): number {
  let count = 0
  while (count < Math.min(first.length, second.length) && first[count] === second[count]) count++
  return count
}

function countSameEnd(first: string, second: string): number {
  let count = 0
  while (count < Math.min(first.length, second.length) && first.at(-1 - count) === second.at(-1 - count)) count++
  return count
}

function findByWords(text: string, quote: TextQuote): QuotePlace | undefined {
  const parts = [quote.prefix ?? '', quote.exact, quote.suffix ?? ''].map((part) => listWords(part).map(({ key }) => key))
  const [before = [], exact = [], after = []] = parts
  if (exact.length === 0) return undefined
  const first: WordSequence<string> = { words: [...before, ...exact, ...after], sentences: parts.flatMap((words, part) => words.map(() => part)) }
  const { words, sequence } = readText(text)
  const same = findSameWords(words, before, exact, after)
  if (same !== undefined) return { ...same, kind: 'typography', likeness: 1 }
  const runs = keepTellingRuns(first, sequence, matchRuns(first.words, sequence.words, weighWord), weighWord)
  return readRuns(runs, { from: before.length, to: before.length + exact.length }, first.words, words)
}

function listWords(text: string): Word[] {
  return tokenize(text).flatMap(({ kind, key, start, end }) => (kind === 'word' ? [{ key: key.toLowerCase(), start, end }] : []))
}

function readText(text: string): { words: Word[]; sequence: WordSequence<string> } {
  const words: Word[] = []
  const sentences: number[] = []
  let sentence = 0
  for (const block of splitBlocks(text)) {
    for (const segment of segmentBlock(block.raw)) {
      const start = block.start + segment.start
      const bounds = listWordBounds(segment)
      for (const [index, key] of segment.key.split(' ').entries()) {
        words.push({ key, start: start + (bounds[index * 2] as number), end: start + (bounds[index * 2 + 1] as number) })
        sentences.push(sentence)
      }
      sentence++
    }
  }
  return { words, sequence: { words: words.map(({ key }) => key), sentences } }
}

function findSameWords(words: readonly Word[], before: readonly string[], exact: readonly string[], after: readonly string[]): { start: number; end: number } | undefined {
  let best: { at: number; context: number } | undefined
  for (let at = 0; at + exact.length <= words.length; at++) {
    if (!exact.every((key, n) => words[at + n]?.key === key)) continue
    let context = 0
    for (let n = 1; n <= before.length && words[at - n]?.key === before[before.length - n]; n++) context++
    for (let n = 0; n < after.length && words[at + exact.length + n]?.key === after[n]; n++) context++
    if (best === undefined || context > best.context) best = { at, context }
  }
  return best === undefined ? undefined : { start: (words[best.at] as Word).start, end: (words[best.at + exact.length - 1] as Word).end }
}

/** What the runs say of the words `from`–`to` of the quote: the stretch of text from the first that stands to the last, or between the neighbours. */
function readRuns(runs: readonly Run[], { from, to }: { from: number; to: number }, quoted: readonly string[], words: readonly Word[]): QuotePlace | undefined {
  const pairs = runs.flatMap((run) => Array.from({ length: run.length }, (_, n): [number, number] => [run.from + n, run.to + n]))
  const inside = pairs.filter(([place]) => place >= from && place < to)
  const left = pairs.findLast(([place]) => place < from)
  const right = pairs.find(([place]) => place >= to)
  // A neighbour in place sets the bound; otherwise the first and the last word that stand do.
  const first = left !== undefined && left[0] === from - 1 ? left[1] + 1 : inside[0]?.[1]
  const last = right !== undefined && right[0] === to ? right[1] - 1 : inside.at(-1)?.[1]
  if (first === undefined || last === undefined || last < first) return undefined
  const weigh = (list: readonly string[]): number => list.reduce((sum, key) => sum + weighWord(key), 0)
  const kept = weigh(inside.map(([place]) => quoted[place] as string))
  const likeness = kept / weigh(quoted.slice(from, to))
  const isHeld = left?.[1] === first - 1 && right?.[1] === last + 1 && last - first < 3 * (to - from) + 5
  if (likeness < enough && !isHeld) return undefined
  return { start: (words[first] as Word).start, end: (words[last] as Word).end, kind: 'reworded', likeness }
}
