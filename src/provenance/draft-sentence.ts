import type { LiveText } from './live-text.ts'
import type { Segment } from './segment-text.ts'
import type { SentenceEventKind } from './traced-text.ts'

/** A sentence of the new text whose origins are being looked for. */
export interface DraftSentence {
  item: string
  segment: Segment
  /** Place among all sentences of the new text. */
  index: number
  /** Origin of each word; -1 while unknown. */
  origins: number[]
  /** The state with the same words that it continues. */
  exact?: { state: number; kind: SentenceEventKind; from?: string }
  /** Weight of the words that came from each former state. */
  shares: Map<number, number>
  /** States whose place it takes without any of their words. */
  replaces: number[]
}

/** A sentence of the previous text. */
export interface FormerSentence {
  item: string
  state: number
  index: number
  /** It stands in the new text with the same words, here or, with `movedTo`, elsewhere. */
  used: boolean
  movedTo?: string
  words: string[]
  /** Which words went on, into whatever sentence. */
  taken: boolean[]
  /** The sentences that its words went to, or that took its place. */
  heirs: Set<DraftSentence>
}

/** A block of the new text: settled as it was, or cut into sentences. */
export type DraftBlock = { start: number; raw: string } & ({ states: number[]; ranges: number[] } | { drafts: DraftSentence[] })

/** One text that changed in a revision. */
export interface TextChange {
  item: string
  text: string | null
  before: LiveText | undefined
  blocks: DraftBlock[]
  drafts: DraftSentence[]
  formers: FormerSentence[]
  /** Places (new, former) of sentences that stayed in order: the same words on both sides. Ascending. */
  anchors: (readonly [to: number, from: number])[]
}
