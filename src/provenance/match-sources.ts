import type { DraftSentence, TextChange } from './draft-sentence.ts'
import { keepTellingRuns, type WordSequence } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { type LaidOut, layOut, placeOf } from './match-words.ts'
import { segmentBlock, splitBlocks } from './segment-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import { hasRow, tilePhrases } from './tile-phrases.ts'

/** What a source says: one text in the place of the changed one, and others from which sentences may have come. */
export interface SourceTexts {
  /** Index of the origin that its words are given. */
  origin: number
  text: string | null | undefined
  others: readonly string[]
}

/**
 * Gives the words that are still unknown to a source that holds them: aligned over the whole text, so that a single new
 * word is known by its neighbours; then as phrases of four words or more wherever they stand, in its other texts too.
 */
export function matchSource(change: TextChange, source: SourceTexts, archive: SentenceArchive): void {
  if (!change.open.some(({ origins }) => origins.includes(-1))) return
  // Most often nothing else was written meanwhile: every word of the source is aligned with itself.
  if (source.text === change.text) return change.open.forEach((draft) => giveAll(draft, source.origin))
  const known = listKnownBlocks(change, archive)
  if (typeof source.text === 'string') {
    const proposed = readSentences(source.text, known, archive)
    const { weigh } = archive.words
    const whole = layOutWhole(change, archive)
    const runs = keepTellingRuns(proposed, whole, matchRuns(proposed.words, whole.words, weigh), weigh)
    for (const run of runs) for (let n = 0; n < run.length; n++) give(whole, run.to + n, source.origin)
    givePhrases(change, proposed, source.origin, archive)
  }
  for (const text of source.others) givePhrases(change, readSentences(text, known, archive), source.origin, archive)
}

function givePhrases(change: TextChange, proposed: WordSequence<number>, origin: number, archive: SentenceArchive): void {
  const open = change.open.filter(({ origins }) => hasRow(origins, -1))
  if (open.length === 0) return
  const second = layOut(open, ({ words }) => words)
  const isFree = {
    first: () => true,
    second: (at: number) => {
      const { sentence, word } = placeOf(second, at)
      return sentence.origins[word] === -1
    },
  }
  const tiles = tilePhrases(proposed, second, isFree, archive.words)
  for (const tile of tiles) for (let n = 0; n < tile.length; n++) give(second, tile.to + n, origin)
}

function give(laid: LaidOut<DraftSentence | Context>, at: number, origin: number): void {
  const { sentence, word } = placeOf(laid, at)
  if ('origins' in sentence && sentence.exact === undefined && sentence.origins[word] === -1) sentence.origins[word] = origin
}

function giveAll({ origins }: DraftSentence, origin: number): void {
  for (let word = 0; word < origins.length; word++) if (origins[word] === -1) origins[word] = origin
}

/** `known`: blocks that need not be cut again. */
function readSentences(text: string, known: ReadonlyMap<string, (readonly number[])[]>, { words }: SentenceArchive): WordSequence<number> {
  return layOut(
    splitBlocks(text).flatMap(({ raw }) => known.get(raw) ?? segmentBlock(raw).map(({ key }) => words.numbersOf(key))),
    (sentence) => sentence,
  )
}

/** The words of each sentence of the new text's blocks: a proposal mostly says the same. */
function listKnownBlocks({ blocks }: TextChange, archive: SentenceArchive): Map<string, (readonly number[])[]> {
  return new Map(blocks.map((block) => [block.raw, 'drafts' in block ? block.drafts.map((draft) => wordsOf(draft, archive)) : block.states.map(archive.wordsOf)]))
}

/** A settled sentence: it has its origins. */
interface Context {
  words: readonly number[]
}

/** A draft's words, also where it was settled by its key. */
function wordsOf({ exact, words }: DraftSentence, archive: SentenceArchive): readonly number[] {
  return exact === undefined ? words : archive.wordsOf(exact.state)
}

/** All sentences of the new text, the settled ones as mere context. */
function layOutWhole(change: TextChange, archive: SentenceArchive): LaidOut<DraftSentence | Context> {
  const sentences = change.blocks.flatMap((block): (DraftSentence | Context)[] => ('drafts' in block ? block.drafts : block.states.map((state) => ({ words: archive.wordsOf(state) }))))
  return layOut(sentences, (each) => ('exact' in each ? wordsOf(each, archive) : each.words))
}
