import type { DraftSentence, TextChange } from './draft-sentence.ts'
import { keepTellingRuns, type WordSequence } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { layOut } from './match-words.ts'
import { segmentBlock, splitBlocks } from './segment-text.ts'
import { listWords } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import { tilePhrases } from './tile-phrases.ts'
import { weighWord } from './word-weight.ts'

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
  if (!change.drafts.some(isOpen)) return
  if (typeof source.text === 'string') {
    const proposed = readSentences(source.text)
    const whole = layOutWhole(change, archive)
    const runs = keepTellingRuns(proposed, whole, matchRuns(proposed.words, whole.words, weighWord))
    for (const run of runs) for (let n = 0; n < run.length; n++) give(whole.places[run.to + n], source.origin)
    givePhrases(change, proposed, source.origin)
  }
  for (const text of source.others) givePhrases(change, readSentences(text), source.origin)
}

function givePhrases(change: TextChange, proposed: WordSequence, origin: number): void {
  const open = change.drafts.filter(isOpen)
  if (open.length === 0) return
  const second = layOut(open, ({ segment }) => segment.words)
  const tiles = tilePhrases(proposed, second, {
    first: () => true,
    second: (word) => {
      const place = second.places[word]
      return place !== undefined && place.sentence.origins[place.word] === -1
    },
  })
  for (const tile of tiles) for (let n = 0; n < tile.length; n++) give(second.places[tile.to + n], origin)
}

function isOpen(draft: DraftSentence): boolean {
  return draft.exact === undefined && draft.origins.includes(-1)
}

function give(place: { sentence: DraftSentence | undefined; word: number } | undefined, origin: number): void {
  const draft = place?.sentence
  if (draft !== undefined && draft.origins[(place as { word: number }).word] === -1) draft.origins[(place as { word: number }).word] = origin
}

function readSentences(text: string): WordSequence {
  return layOut(
    splitBlocks(text).flatMap(({ raw }) => segmentBlock(raw)),
    ({ words }) => words,
  )
}

/** All sentences of the new text, the settled ones as mere context. */
function layOutWhole(change: TextChange, archive: SentenceArchive): WordSequence & { places: { sentence: DraftSentence | undefined; word: number }[] } {
  const sentences = change.blocks.flatMap((block): { draft?: DraftSentence; words: string[] }[] => {
    if ('drafts' in block) return block.drafts.map((draft) => ({ draft: draft.exact === undefined ? draft : undefined, words: draft.segment.words }))
    return block.states.map((state) => ({ words: listWords(archive.get(state)) }))
  })
  const laid = layOut(sentences, ({ words }) => words)
  return { ...laid, places: laid.places.map(({ sentence, word }) => ({ sentence: sentence.draft, word })) }
}
