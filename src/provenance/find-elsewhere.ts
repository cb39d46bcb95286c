import type { DraftSentence, FormerSentence, TextChange } from './draft-sentence.ts'
import type { SentenceArchive } from './sentence-archive.ts'

/** What is known of the plan just before the revision. */
export interface Surroundings {
  archive: SentenceArchive
  /** How many times each state stood somewhere in the previous revision. */
  isLive(state: number): boolean
}

/**
 * Looks for whole paragraphs, then whole sentences, that the text's own previous state does not hold: in texts that they
 * leave in this revision (`moved`), in other texts or elsewhere in this one (`copied`), then in all that ever was (`restored`).
 */
export function findElsewhere(changes: readonly TextChange[], surroundings: Surroundings): void {
  if (!changes.some(({ drafts }) => drafts.some(({ exact }) => exact === undefined))) return
  const leaving = new Map<number, FormerSentence[]>()
  const leavingByKey = new Map<string, FormerSentence[]>()
  for (const { formers } of changes) for (const former of formers) {
    if (former.used) continue
    push(leaving, former.state, former)
    // Leaving one text and appearing in another at once says enough of a short sentence too.
    if (surroundings.archive.wordsOf(former.state).length >= 3) push(leavingByKey, surroundings.archive.get(former.state).key, former)
  }
  for (const change of changes) {
    for (const block of change.blocks) {
      if (!('drafts' in block) || block.drafts.length === 0 || block.drafts.some(({ exact }) => exact !== undefined)) continue
      const states = surroundings.archive.findBlock(change.item, block.drafts.map(({ segment }) => segment.key))
      for (const [n, state] of (states ?? []).entries()) settle(change, block.drafts[n] as DraftSentence, state, leaving, surroundings)
    }
    for (const draft of change.drafts) {
      if (draft.exact !== undefined) continue
      const candidates = surroundings.archive.findSentences(change.item, draft.segment.key)
      const best =
        candidates.find((state) => leaving.get(state)?.length) ??
        leavingByKey.get(draft.segment.key)?.find(({ used }) => !used)?.state ??
        candidates.find((state) => surroundings.archive.get(state).item === change.item) ??
        candidates.find(surroundings.isLive) ??
        candidates[0]
      if (best !== undefined) settle(change, draft, best, leaving, surroundings)
    }
  }
}

function push<K>(lists: Map<K, FormerSentence[]>, key: K, former: FormerSentence): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [former])
  else list.push(former)
}

function settle(change: TextChange, draft: DraftSentence, state: number, leaving: Map<number, FormerSentence[]>, { archive, isLive }: Surroundings): void {
  const former = leaving.get(state)?.shift()
  if (former !== undefined) {
    former.used = true
    if (former.item !== change.item) former.movedTo = change.item
    draft.exact = { state, kind: 'moved', from: former.item }
  } else draft.exact = { state, kind: isLive(state) ? 'copied' : 'restored', from: archive.get(state).item }
}
