import type { DraftSentence, FormerSentence, TextChange } from './draft-sentence.ts'
import { keepTellingRuns } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { listWordOrigins } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'

/** Sentences laid end to end: for each word, the number of its sentence in `list`; for each sentence, where its words start. */
export interface LaidOut<T> {
  words: number[]
  sentences: number[]
  list: readonly T[]
  starts: number[]
}

/** The sentence that a laid-out word stands in, and its place there. */
export function placeOf<T>({ list, sentences, starts }: LaidOut<T>, at: number): { sentence: T; word: number } {
  const number = sentences[at] as number
  return { sentence: list[number] as T, word: at - (starts[number] as number) }
}

export function layOut<T>(sentences: readonly T[], wordsOf: (sentence: T) => readonly number[]): LaidOut<T> {
  const parts = sentences.map(wordsOf)
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const laid: LaidOut<T> = { words: new Array<number>(length), sentences: new Array<number>(length), list: sentences, starts: [] }
  let next = 0
  for (let number = 0; number < parts.length; number++) {
    laid.starts.push(next)
    const part = parts[number] as readonly number[]
    for (let at = 0; at < part.length; at++, next++) {
      laid.words[next] = part[at] as number
      laid.sentences[next] = number
    }
  }
  return laid
}

/** Sentences of both sides that stand between the same two settled ones. */
export interface Gap {
  formers: FormerSentence[]
  drafts: DraftSentence[]
}

/** What is left of a text, by the place between settled sentences where it stands; in order. */
export function listGaps(change: TextChange): Gap[] {
  const formers = change.formers.filter(({ used }) => !used)
  const drafts = change.drafts.filter(({ exact }) => exact === undefined)
  if (change.anchors.length === 0) return formers.length + drafts.length === 0 ? [] : [{ formers, drafts }]
  const gaps = new Map<number, Gap>()
  const gapAt = (place: number, side: 0 | 1): Gap => {
    let [low, high] = [0, change.anchors.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((change.anchors[middle] as readonly [number, number])[side] < place) low = middle + 1
      else high = middle
    }
    const gap = gaps.get(low) ?? { formers: [], drafts: [] }
    gaps.set(low, gap)
    return gap
  }
  for (const former of formers) gapAt(former.index, 1).formers.push(former)
  for (const draft of drafts) gapAt(draft.index, 0).drafts.push(draft)
  if (gaps.size < 2) return [...gaps.values()]
  return [...gaps.entries()].sort(([left], [right]) => left - right).map(([, gap]) => gap)
}

/** Carries the words that sentences of a gap have kept and that are not yet accounted for. */
export function matchWords(gap: Gap, archive: SentenceArchive): void {
  if (gap.formers.length === 0 || gap.drafts.length === 0) return
  const first = layOut(gap.formers, ({ state }) => archive.wordsOf(state))
  const second = layOut(gap.drafts, ({ words }) => words)
  const { weigh } = archive.words
  const origins = new Map(gap.formers.map((former) => [former, listWordOrigins(archive.get(former.state))]))
  for (const run of keepTellingRuns(first, second, matchRuns(first.words, second.words, weigh), weigh)) {
    for (let n = 0; n < run.length; n++) {
      const { sentence: former, word } = placeOf(first, run.from + n)
      const { sentence: draft, word: at } = placeOf(second, run.to + n)
      if (draft.origins[at] === -1 && !former.taken[word]) inherit(draft, at, former, word, (origins.get(former) as number[])[word] as number, archive)
    }
  }
}

/** One word of a former sentence goes on in a draft. */
export function inherit(draft: DraftSentence, at: number, former: FormerSentence, word: number, origin: number, { words }: SentenceArchive): void {
  draft.origins[at] = origin
  former.taken[word] = true
  draft.shares.set(former.state, (draft.shares.get(former.state) ?? 0) + words.weigh(draft.words[at] as number))
}
