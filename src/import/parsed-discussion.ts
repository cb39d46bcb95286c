import type { ItemKind } from '../domain/plan.ts'

/** A paragraph or a bullet of what someone wrote, on one line. `lines` are the 1-based lines of the input that it came from. */
export interface Block {
  kind: 'paragraph' | 'bullet'
  text: string
  lines: number[]
}

/** A line of the input that has a meaning of its own (title, poster, link). */
export interface Located {
  text: string
  lines: number[]
}

/** An axis, an objective or an action as announced by its heading. */
export interface ParsedItem {
  kind: ItemKind
  /** The number as written, part by part: `Objectif 2.1` is `[2, 1]`, `Axe I` is `[1]`. */
  number: number[]
  /** The heading up to its title, as written: `Axe 1 :`. */
  written: string
  /** Line of the heading. */
  line: number
  title?: Located
  blocks: Block[]
  /** Address of the discussion of an action; `lines` also holds the line of its label. */
  discussion?: Located
  children: ParsedItem[]
}

export interface ParsedComment {
  /** `c1`, `c2`… in the order of the page. */
  key: string
  author: string
  initials?: string
  /** ISO 8601 with the offset of the reader's time zone, or a bare date where the page gives no time. */
  at: string
  /** Lines of the header: initials, name and date. */
  lines: number[]
  /** Key of the comment that this one answers; null at the top. */
  replyTo: string | null
  /** True where `replyTo` was guessed from a mention or from dates, false where the source says it. */
  inferred: boolean
  blocks: Block[]
}

/** Words of the plan that name a numbered item: « l’action 4 ». */
export interface ParsedReference {
  line: number
  /** The words as written. */
  text: string
  target: { kind: ItemKind; number: number[] }
}

/** Something that a person should look at. `code` is stable; words are chosen in `report/`. */
export interface Doubt {
  code: string
  line: number
  data: Record<string, string | number | string[]>
}

/** What was understood of a discussion page. Every line of the input that is not blank is in exactly one part of it. */
export interface ParsedDiscussion {
  title?: Located
  poster?: Located & { name: string }
  /** Name of the forum, where the page says it. */
  forum?: Located
  introduction: Block[]
  axes: ParsedItem[]
  comments: ParsedComment[]
  references: ParsedReference[]
  doubts: Doubt[]
  /** Lines which belong nowhere: buttons of the page, what precedes its title. Kept, never dropped. */
  unplaced: { line: number; text: string }[]
  /** What the page calls each level where it is not « Axe », « Objectif », « Action ». */
  levels: Partial<Record<ItemKind, string>>
  /** The input after normalising, line by line; `lines[0]` is line 1. */
  lines: string[]
}

/** Every item of a tree, parents before children, in the order of the page. */
export function listItems(items: ParsedItem[]): ParsedItem[] {
  return items.flatMap((item) => [item, ...listItems(item.children)])
}
