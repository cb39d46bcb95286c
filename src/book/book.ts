import type { ItemKind } from '../domain/plan.ts'
import type { DecisionView } from '../site/contribution-page.ts'
import type { Note } from '../site/notes.ts'
import type { OpenQuestion } from '../site/open-questions.ts'
import type { ChangeView } from '../site/view-change.ts'

/** The whole plan from end to end, with the origin of its sentences and what was not kept: what is printed, or taken away as a file. */
export interface Book {
  title: string
  call: string | null
  /** Date of the plan's last change, and its instant. */
  date: string
  at: string
  introduction: BookText
  parts: BookPart[]
  /** Every proposal and idea that is not withheld, by number. */
  proposals: BookProposal[]
}

/** One text of the plan. Ids of its notes and marks begin with `id`. */
export interface BookText {
  id: string
  blocks: BookBlock[]
  notes: Note[]
  /** The one line on what has no note. */
  unchanged: string | null
}

/** One paragraph, list or table. HTML is safe. */
export interface BookBlock {
  /** Printed code; empty for what cannot be told apart. */
  code: string
  /** Its id in the page; empty for none. */
  anchor: string
  html: string
}

export interface BookPart extends BookText {
  kind: ItemKind
  tone: number
  name: string
  title: string | null
  titleMarks: number[]
  label: string
  shift: string | null
  questions: OpenQuestion[]
  /** Proposals about it that were declined, or joined with another; what else was left out stands in the notes. */
  notKept: { number: string; heading: string; status: string; href: string }[]
  parts: BookPart[]
}

export interface BookProposal {
  id: string
  kicker: string
  heading: string
  status: string
  name: string
  date: string
  example: boolean
  /** Where it asks for something, and what. */
  changes: ChangeView[]
  textHtml: string
  rationaleHtml: string
  decision: DecisionView | null
  landed: { label: string; href: string }[]
}
