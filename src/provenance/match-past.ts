import type { DraftSentence, TextChange } from './draft-sentence.ts'
import { keepTellingRuns } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { listWordOrigins, listWords, type SentenceState } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import { weighWord } from './word-weight.ts'

// How far back a reworded sentence, and how many of a text's departed sentences, are compared word by word.
const maxAncestors = 12
const maxGone = 60

/** Gives words that come back their old origin: from the sentence's own former wordings, then from sentences that left the text. */
export function matchPast(change: TextChange, drafts: readonly DraftSentence[], archive: SentenceArchive): void {
  for (const draft of drafts) {
    if (!draft.origins.includes(-1)) continue
    for (const ancestor of listAncestors([...draft.shares.keys()], archive)) takeFrom(draft, archive.get(ancestor))
    if (draft.shares.size > 0) continue
    const revived = findRevived(change, draft, archive)
    if (revived !== undefined) takeFrom(draft, archive.get(revived), () => draft.shares.set(revived, Number.POSITIVE_INFINITY))
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

function takeFrom(draft: DraftSentence, state: SentenceState, onTaken?: () => void): void {
  const first = { words: listWords(state), sentences: listWords(state).map(() => 0) }
  const second = { words: draft.segment.words, sentences: draft.segment.words.map(() => 0) }
  const origins = listWordOrigins(state)
  for (const run of keepTellingRuns(first, second, matchRuns(first.words, second.words, weighWord))) {
    for (let n = 0; n < run.length; n++) {
      if (draft.origins[run.to + n] !== -1) continue
      draft.origins[run.to + n] = origins[run.from + n] as number
      onTaken?.()
    }
  }
}

/** The departed sentence of this text that holds at least half of the draft's weight and is mostly held by it. */
function findRevived(change: TextChange, draft: DraftSentence, archive: SentenceArchive): number | undefined {
  const words = new Set(draft.segment.words)
  const weight = sumWeights(words)
  let best: { state: number; share: number } | undefined
  for (const { state } of change.before?.gone.slice(-maxGone).reverse() ?? []) {
    const other = new Set(listWords(archive.get(state)))
    const shared = sumWeights([...other].filter((word) => words.has(word)))
    const share = shared / Math.max(weight, sumWeights(other))
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { state, share }
  }
  return best?.state
}

function sumWeights(words: Iterable<string>): number {
  let sum = 0
  for (const word of words) sum += weighWord(word)
  return sum
}
