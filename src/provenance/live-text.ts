/** A paragraph of a text as it stands: offset in the text, and its sentences' states with their offsets in the block. */
export interface LiveBlock {
  start: number
  raw: string
  states: number[]
  /** Start, end, start, end… */
  ranges: number[]
}

/** A sentence's state that left a text, when, and the text that took it. */
export interface Departure {
  state: number
  /** Index of the revision. */
  revision: number
  to?: string
}

/** A text of the plan as it stands. Plain JSON. */
export interface LiveText {
  /** null once it is removed. */
  text: string | null
  blocks: LiveBlock[]
  gone: Departure[]
}
