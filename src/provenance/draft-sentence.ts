import type { LiveText } from './live-text.ts'
import type { Segment } from './segment-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { SentenceEventKind } from './traced-text.ts'

/** A sentence of the new text whose origins are being looked for. */
export interface DraftSentence {
  item: string
  segment: Segment
  /** Place among all sentences of the new text. */
  index: number
  /** Numbers of its words; none while it may be settled by its key alone, and where no other text was ever there. */
  words: number[]
  /** Origin of each of `words`; -1 while unknown. */
  origins: number[]
  /** The state with the same words that it continues. */
  exact: { state: number; kind: SentenceEventKind; from: string | undefined } | undefined
  /** Weight of the words that came from each former state. */
  shares: Map<number, number>
  /** States whose place it takes without any of their words. */
  replaces: number[]
  /** Its state once it is recorded; -1 before. */
  id: number
}

/** A sentence of the previous text. */
export interface FormerSentence {
  item: string
  state: number
  index: number
  /** It stands in the new text with the same words, here or, with `movedTo`, elsewhere. */
  used: boolean
  movedTo?: string
  /** Which words went on, into whatever sentence; none while it may be settled by its key alone. */
  taken: boolean[]
  /** The sentences that its words went to, or that took its place. */
  heirs: DraftSentence[]
}

/** A block of the new text: settled as it was, or cut into sentences. */
export type DraftBlock = { start: number; raw: string } & ({ states: number[]; ranges: number[] } | { drafts: DraftSentence[] })

/** Unsettled sentences of both sides that stand between the same two settled ones. */
export interface Gap {
  formers: FormerSentence[]
  drafts: DraftSentence[]
}

/** One text that changed in a revision. */
export interface TextChange {
  item: string
  text: string | null
  before: LiveText | undefined
  blocks: DraftBlock[]
  drafts: DraftSentence[]
  formers: FormerSentence[]
  /** Places of sentences that stayed in order, the same words on both sides: in the new text and in the former one. Ascending. */
  anchors: { to: readonly number[]; from: readonly number[] }
  /** Sentences of each side that no key has settled. */
  open: DraftSentence[]
  left: FormerSentence[]
  gaps: Gap[]
}

// Nothing is ever added to these: a sentence has words of its own once it is opened.
const [noWords, noShares]: [number[], Map<number, number>] = [[], new Map()]

export function createDraft(item: string, segment: Segment, index: number): DraftSentence {
  return { item, segment, index, words: noWords, origins: noWords, exact: undefined, shares: noShares, replaces: noWords, id: -1 }
}

/** Begins to look at the words of what no key has settled. */
export function openSentences(changes: readonly TextChange[], archive: SentenceArchive): void {
  for (const change of changes) {
    change.left = change.formers.filter(({ used }) => !used)
    change.open = change.drafts.filter(({ exact }) => exact === undefined)
    for (const former of change.left) former.taken = new Array<boolean>(archive.wordsOf(former.state).length).fill(false)
    for (const draft of change.open) {
      draft.words = archive.words.numbersOf(draft.segment.key)
      draft.origins = new Array<number>(draft.words.length).fill(-1)
      draft.shares = new Map()
      draft.replaces = []
    }
  }
}
