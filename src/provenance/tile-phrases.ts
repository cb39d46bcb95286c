import type { DraftSentence, FormerSentence } from './draft-sentence.ts'
import type { WordSequence } from './keep-telling-runs.ts'
import { inheritRun, type LaidOut, layOut, matchWords, placeOf } from './match-words.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { WordTable } from './word-table.ts'

/** A phrase found on both sides: places in the laid-out words. */
export interface Tile {
  from: number
  to: number
  length: number
  weight: number
}

// A text that repeats a few words without end would take for ever: beyond so many comparisons no more phrases are looked for.
const maxWork = 2_000_000
const shortest = 4

/** Which words, by place, may still be used on each side. */
export interface FreeWords {
  first(word: number): boolean
  second(word: number): boolean
}

/**
 * Phrases of at least four words, two of them not common, that both sides share in any order, without overlap, heaviest
 * first (greedy string tiling, Wise 1993).
 */
export function tilePhrases(first: WordSequence<number>, second: WordSequence<number>, isFree: FreeWords, { weigh, hashTrigram }: WordTable): Tile[] {
  // One side is often a whole text, of which the other asks for a few words.
  const asked = new Set<number>()
  for (let to = 0; to + 2 < second.words.length; to++) if (isFree.second(to)) asked.add(hashTrigram(second.words, to))
  const starts = new Map<number, number[]>()
  for (let from = 0; from + 2 < first.words.length; from++) {
    if (!isFree.first(from)) continue
    const trigram = hashTrigram(first.words, from)
    if (!asked.has(trigram)) continue
    const list = starts.get(trigram)
    if (list === undefined) starts.set(trigram, [from])
    else if (list.length < 32) list.push(from)
  }
  if (starts.size === 0) return []
  const tiles: Tile[] = []
  let work = 0
  for (let to = 0; to + 2 < second.words.length && work < maxWork; to++) {
    if (!isFree.second(to)) continue
    for (const from of starts.get(hashTrigram(second.words, to)) ?? []) {
      if (!isSameTrigram(first, from, second, to)) continue
      const longer = to > 0 && from > 0 && isFree.second(to - 1) && isFree.first(from - 1) && isSame(first, from, second, to, -1)
      work += longer ? 1 : addTile(tiles, first, second, { from, to, isFree, weigh })
    }
  }
  return chooseTiles(tiles)
}

/** Whether as many values in a row are this one as the shortest phrase has words. */
export function hasRow<T>(values: readonly T[], value: T): boolean {
  let length = 0
  for (let at = 0; at < values.length; at++) {
    if (values[at] !== value) length = 0
    else if (++length === shortest) return true
  }
  return false
}

function isSameTrigram(first: WordSequence<number>, from: number, second: WordSequence<number>, to: number): boolean {
  for (let n = 0; n < 3; n++) if (first.words[from + n] !== second.words[to + n]) return false
  return true
}

/** Whether the words at `step` from both places are the same and stand in the same sentence as those. */
function isSame(first: WordSequence<number>, from: number, second: WordSequence<number>, to: number, step: number): boolean {
  return first.words[from + step] === second.words[to + step] && first.sentences[from + step] === first.sentences[from] && second.sentences[to + step] === second.sentences[to]
}

function addTile(tiles: Tile[], first: WordSequence<number>, second: WordSequence<number>, { from, to, isFree, weigh }: { from: number; to: number; isFree: FreeWords; weigh: (word: number) => number }): number {
  let length = 1
  while (isSame(first, from, second, to, length) && isFree.first(from + length) && isFree.second(to + length)) length++
  let [weight, telling] = [0, 0]
  for (let n = 0; n < length; n++) {
    const each = weigh(second.words[to + n] as number)
    weight += each
    if (each === 1) telling++
  }
  if (length >= shortest && telling >= 2) tiles.push({ from, to, length, weight })
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

/** Of sentences that no key has settled, carries phrases that left one sentence for another, in the same text or from one text to another. */
export function matchMovedPhrases(formers: readonly FormerSentence[], drafts: readonly DraftSentence[], archive: SentenceArchive): void {
  const open = drafts.filter(({ origins }) => hasRow(origins, -1))
  const left = open.length === 0 ? [] : formers.filter(({ taken }) => hasRow(taken, false))
  if (left.length === 0) return
  const first = layOut(left, ({ state }) => archive.wordsOf(state))
  const second = layOut(open, ({ words }) => words)
  const isFree = { first: (word: number) => !isTaken(first, word), second: (word: number) => isOpen(second, word) }
  const tiles = tilePhrases(first, second, isFree, archive.words)
  const related = new Map<FormerSentence, Set<DraftSentence>>()
  const relate = (former: FormerSentence, draft: DraftSentence): void => void related.set(former, (related.get(former) ?? new Set()).add(draft))
  for (const tile of tiles) inheritRun(first, second, tile, archive, relate)
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
