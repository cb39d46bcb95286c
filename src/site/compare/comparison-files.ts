import type { ItemId } from '../../domain/plan.ts'

/** Where the site keeps what two states are compared from, under its root. */
export const momentsFile = 'comparer/dates.json'
export const statesFile = (id: ItemId): string => `comparer/textes/${id}.json`

/** A link, by its words. */
export type NamedLink = readonly [words: string, href: string]

/** The plan as it stood after one of its changes. */
export interface Moment {
  /** First digits of the commit: what an address names it by. */
  id: string
  /** Its day in the plan's time zone: YYYY-MM-DD. */
  day: string
  title: string
}

/** An item that changed, entered, left or moved since the plan was first recorded. Places in `moments`, oldest first. */
export interface ComparedItem {
  id: ItemId
  /** Under its name of today, or the last one that it had. */
  name: string
  href: string
  /** Its states, by place from 1; `gone`: it left the plan. */
  states: { moment: number; place: number; gone?: true }[]
  moves?: { moment: number; told: string; by: NamedLink[] }[]
}

/** What changed, and when: no text. */
export interface MomentsFile {
  /** Oldest first. */
  moments: Moment[]
  /** The introduction, then the plan's order of today, then what left. */
  items: ComparedItem[]
  /** Which of them is no item, but the introduction. */
  introduction: ItemId
  /** How many items are as they were first recorded. */
  still: number
}

/** A text as it was read; `body` where its Markdown differs from that, `links` where it leads out of the plan. */
export interface PublishedText {
  title?: string
  read: string
  body?: string
  links?: { words: string; url: string }[]
}

export interface PublishedState {
  title: string
  /** Its title without the proposal, which `by` names. */
  when: string
  /** Null where it left the plan, or must not be shown. */
  text: PublishedText | null
  hidden?: true
  /** Where its history tells it. */
  href: string
  /** The proposals that made it. */
  by: NamedLink[]
}

/** Every state of one item, oldest first. */
export interface StatesFile {
  name: string
  href: string
  history: string
  states: PublishedState[]
}
