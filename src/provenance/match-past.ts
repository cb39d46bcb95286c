import { type DepartedIndex, shareWords } from './departed-index.ts'
import type { DraftSentence, TextChange } from './draft-sentence.ts'
import { keepTellingRuns, type WordSequence } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { listWordOrigins } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'

// How far back a reworded sentence, and how many of a text's departed sentences, are compared word by word.
const maxAncestors = 12
const maxGone = 60

export interface Past {
  archive: SentenceArchive
  departed: DepartedIndex
}

/** Gives words that come back their old origin: from the sentence's own former wordings, then from sentences that left this text or another. */
export function matchPast(change: TextChange, past: Past): void {
  const { archive } = past
  for (const draft of change.open) {
    if (!draft.origins.includes(-1)) continue
    for (const ancestor of listAncestors([...draft.shares.keys()], archive)) takeFrom(draft, ancestor, archive)
    if (draft.shares.size > 0) continue
    const revived = findRevived(change, draft, past)
    if (revived !== undefined) takeFrom(draft, revived, archive, () => draft.shares.set(revived, Number.POSITIVE_INFINITY))
  }
}

function listAncestors(states: readonly number[], archive: SentenceArchive): number[] {
  const ancestors = new Set<number>()
  const waiting = states.flatMap((state) => archive.get(state).parents)
  for (let state = waiting.shift(); state !== undefined && ancestors.size < maxAncestors; state = waiting.shift()) {
    if (ancestors.has(state)) continue
    ancestors.add(state)
    waiting.push(...archive.get(state).parents)
  }
  return [...ancestors]
}

function takeFrom(draft: DraftSentence, state: number, archive: SentenceArchive, onTaken?: () => void): void {
  const { weigh } = archive.words
  const first = asOneSentence(archive.wordsOf(state))
  const second = asOneSentence(draft.words)
  const origins = listWordOrigins(archive.get(state))
  for (const run of keepTellingRuns(first, second, matchRuns(first.words, second.words, weigh), weigh)) {
    for (let n = 0; n < run.length; n++) {
      if (draft.origins[run.to + n] !== -1) continue
      draft.origins[run.to + n] = origins[run.from + n] as number
      onTaken?.()
    }
  }
}

function asOneSentence(words: readonly number[]): WordSequence<number> {
  return { words, sentences: new Array<number>(words.length).fill(0) }
}

/** The departed sentence that the draft mostly is: of this text, however short, or of any text. */
function findRevived(change: TextChange, { words }: DraftSentence, { archive, departed }: Past): number | undefined {
  let best: { state: number; share: number } | undefined
  for (const { state } of change.before?.gone.slice(-maxGone).reverse() ?? []) {
    const share = shareWords(archive.wordsOf(state), words, archive.words.weigh)
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { state, share }
  }
  return best?.state ?? departed.findLike(words)
}
