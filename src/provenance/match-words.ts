import type { DraftSentence, FormerSentence, Gap, TextChange } from './draft-sentence.ts'
import { keepTellingRuns } from './keep-telling-runs.ts'
import { matchRuns, type Run } from './match-runs.ts'
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
  const starts: number[] = []
  let length = 0
  for (const sentence of sentences) {
    starts.push(length)
    length += wordsOf(sentence).length
  }
  const laid: LaidOut<T> = { words: new Array<number>(length), sentences: new Array<number>(length), list: sentences, starts }
  for (let number = 0; number < sentences.length; number++) {
    const words = wordsOf(sentences[number] as T)
    for (let [n, at] = [0, starts[number] as number]; n < words.length; n++, at++) {
      laid.words[at] = words[n] as number
      laid.sentences[at] = number
    }
  }
  return laid
}

/** What is left of a text, by the place between settled sentences where it stands; in order. */
export function listGaps(change: TextChange): Gap[] {
  const { left: formers, open: drafts } = change
  if (formers.length + drafts.length === 0) return []
  if (change.anchors.to.length === 0) return [{ formers, drafts }]
  const gaps = new Map<number, Gap>()
  const gapAt = (place: number, anchors: readonly number[]): Gap => {
    let [low, high] = [0, anchors.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[middle] as number) < place) low = middle + 1
      else high = middle
    }
    const gap = gaps.get(low) ?? { formers: [], drafts: [] }
    gaps.set(low, gap)
    return gap
  }
  for (const former of formers) gapAt(former.index, change.anchors.from).formers.push(former)
  for (const draft of drafts) gapAt(draft.index, change.anchors.to).drafts.push(draft)
  if (gaps.size < 2) return [...gaps.values()]
  return [...gaps.entries()].sort(([left], [right]) => left - right).map(([, gap]) => gap)
}

/** Carries the words that sentences of a gap have kept and that are not yet accounted for. */
export function matchWords(gap: Gap, archive: SentenceArchive): void {
  if (gap.formers.length === 0 || gap.drafts.length === 0) return
  const first = layOut(gap.formers, ({ state }) => archive.wordsOf(state))
  const second = layOut(gap.drafts, ({ words }) => words)
  const { weigh } = archive.words
  for (const run of keepTellingRuns(first, second, matchRuns(first.words, second.words, weigh), weigh)) inheritRun(first, second, run, archive)
}

/** Words of former sentences go on in drafts, those that are free on both sides. Calls `onPair` for each two sentences that any goes between. */
export function inheritRun(first: LaidOut<FormerSentence>, second: LaidOut<DraftSentence>, run: Run, archive: SentenceArchive, onPair?: (former: FormerSentence, draft: DraftSentence) => void): void {
  const end = run.from + run.length
  for (let [from, to] = [run.from, run.to]; from < end; ) {
    const { sentence: former, word } = placeOf(first, from)
    const { sentence: draft, word: at } = placeOf(second, to)
    const length = Math.min(end - from, former.taken.length - word, draft.origins.length - at)
    const origins = listWordOrigins(archive.get(former.state))
    let share = 0
    for (let n = 0; n < length; n++) {
      if (draft.origins[at + n] !== -1 || former.taken[word + n]) continue
      draft.origins[at + n] = origins[word + n] as number
      former.taken[word + n] = true
      share += archive.words.weigh(draft.words[at + n] as number)
    }
    if (share > 0) {
      draft.shares.set(former.state, (draft.shares.get(former.state) ?? 0) + share)
      onPair?.(former, draft)
    }
    from += length
    to += length
  }
}
