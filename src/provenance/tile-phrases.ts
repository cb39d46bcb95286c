import type { DraftSentence, FormerSentence } from './draft-sentence.ts'
import type { WordSequence } from './keep-telling-runs.ts'
import { inherit, type LaidOut, layOut, matchWords, placeOf } from './match-words.ts'
import { listWordOrigins } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import { isTelling, weighWord } from './word-weight.ts'

/** A phrase found on both sides: places in the laid-out words. */
export interface Tile {
  from: number
  to: number
  length: number
  weight: number
}

// A text that repeats a few words without end would take for ever: beyond so many comparisons no more phrases are looked for.
const maxWork = 2_000_000

/** Which words, by place, may still be used on each side. */
export interface FreeWords {
  first(word: number): boolean
  second(word: number): boolean
}

/**
 * Phrases of at least four words, two of them not common, that both sides share in any order, without overlap, heaviest
 * first (greedy string tiling, Wise 1993).
 */
export function tilePhrases(first: WordSequence, second: WordSequence, isFree: FreeWords): Tile[] {
  const starts = new Map<string, number[]>()
  for (let from = 0; from + 2 < first.words.length; from++) {
    if (!isFree.first(from)) continue
    const key = trigram(first, from)
    const list = starts.get(key)
    if (list === undefined) starts.set(key, [from])
    else if (list.length < 32) list.push(from)
  }
  const tiles: Tile[] = []
  let work = 0
  for (let to = 0; to + 2 < second.words.length && work < maxWork; to++) {
    if (!isFree.second(to)) continue
    for (const from of starts.get(trigram(second, to)) ?? []) {
      const longer = to > 0 && from > 0 && isFree.second(to - 1) && isFree.first(from - 1) && isSame(first, from, second, to, -1)
      work += longer ? 1 : addTile(tiles, first, second, from, to, isFree)
    }
  }
  return chooseTiles(tiles)
}

function trigram({ words }: WordSequence, at: number): string {
  return `${words[at]} ${words[at + 1]} ${words[at + 2]}`
}

/** Whether the words at `step` from both places are the same and stand in the same sentence as those. */
function isSame(first: WordSequence, from: number, second: WordSequence, to: number, step: number): boolean {
  return first.words[from + step] === second.words[to + step] && first.sentences[from + step] === first.sentences[from] && second.sentences[to + step] === second.sentences[to]
}

function addTile(tiles: Tile[], first: WordSequence, second: WordSequence, from: number, to: number, isFree: FreeWords): number {
  let length = 1
  while (isSame(first, from, second, to, length) && isFree.first(from + length) && isFree.second(to + length)) length++
  const words = second.words.slice(to, to + length)
  if (isTelling(words.join(' '))) tiles.push({ from, to, length, weight: words.reduce((sum, word) => sum + weighWord(word), 0) })
  return length
}

function chooseTiles(tiles: Tile[]): Tile[] {
  tiles.sort((left, right) => right.weight - left.weight || left.to - right.to || left.from - right.from)
  const [usedFirst, usedSecond] = [new Set<number>(), new Set<number>()]
  return tiles.filter(({ from, to, length }) => {
    for (let n = 0; n < length; n++) if (usedFirst.has(from + n) || usedSecond.has(to + n)) return false
    for (let n = 0; n < length; n++) {
      usedFirst.add(from + n)
      usedSecond.add(to + n)
    }
    return true
  })
}

/** Carries phrases that left one sentence for another, in the same text or from one text to another. */
export function matchMovedPhrases(formers: readonly FormerSentence[], drafts: readonly DraftSentence[], archive: SentenceArchive): void {
  const open = drafts.filter(({ origins }) => origins.includes(-1))
  const left = formers.filter(({ used, taken }) => !used && taken.includes(false))
  if (open.length === 0 || left.length === 0) return
  const first = layOut(left, ({ words }) => words)
  const second = layOut(open, ({ segment }) => segment.words)
  const tiles = tilePhrases(first, second, {
    first: (word) => !isTaken(first, word),
    second: (word) => isOpen(second, word),
  })
  const related = new Map<FormerSentence, Set<DraftSentence>>()
  for (const tile of tiles) {
    for (let n = 0; n < tile.length; n++) {
      const { sentence: former, word } = placeOf(first, tile.from + n)
      const { sentence: draft, word: at } = placeOf(second, tile.to + n)
      inherit(draft, at, former, word, listWordOrigins(archive.get(former.state))[word] as number)
      related.set(former, (related.get(former) ?? new Set()).add(draft))
    }
  }
  // What a phrase brought together may have more in common: the shorter pieces around it.
  for (const [former, heirs] of related) for (const draft of heirs) matchWords({ formers: [former], drafts: [draft] }, archive)
}

function isTaken(laid: LaidOut<FormerSentence>, at: number): boolean {
  const { sentence, word } = placeOf(laid, at)
  return sentence.taken[word] as boolean
}

function isOpen(laid: LaidOut<DraftSentence>, at: number): boolean {
  const { sentence, word } = placeOf(laid, at)
  return sentence.origins[word] === -1
}
