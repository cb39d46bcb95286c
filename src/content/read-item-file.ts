import type { Issue } from '../domain/errors.ts'
import { actionFields, axisFields, objectiveFields, type ItemKind } from '../domain/plan.ts'
import { labelOf } from '../text/label.ts'
import { remember } from '../text/remember.ts'
import { parseFile } from './parse-file.ts'
import { readFields } from './read-fields.ts'

/** What one item's file says, wherever it stands. */
export interface ItemFile {
  /** Front matter values that are as they should be. */
  fields: Readonly<Record<string, unknown>>
  body: string
  /** On one line: it also stands in commit messages. */
  label: string
  /** 1-based line of `parent`; of the front matter where there is none. */
  parentLine: number
  issues: readonly Issue[]
}

// A plan is read again at each commit and for each proposal, and nearly all its files are the same.
const maxLength = 30_000_000
const readers: Record<ItemKind, (text: string) => ItemFile> = {
  axis: remember((text) => read(text, axisFields), maxLength),
  objective: remember((text) => read(text, objectiveFields), maxLength),
  action: remember((text) => read(text, actionFields), maxLength),
}

/** Reads one item's file. A wrong value is left out; a file that cannot be read keeps its body. Never throws. The answer is shared: do not change it. */
export function readItemFile(kind: ItemKind, text: string): ItemFile {
  return readers[kind](text)
}

/** The body as stored: without the blank lines that set it off from the front matter. */
export function itemBody(body: string): string {
  return body.replace(/^(?:[ \t]*\r?\n)+/, '')
}

function read(text: string, schema: Parameters<typeof readFields>[0]): ItemFile {
  const file = parseFile(text)
  const body = itemBody(file.body)
  if (!file.ok) return { fields: {}, body, label: labelOnOneLine({ body }), parentLine: 1, issues: [file.issue] }
  const { data, issues } = readFields(schema, file.data, file.lineOf)
  const title = typeof data['title'] === 'string' ? data['title'] : undefined
  return { fields: data, body, label: labelOnOneLine({ title, body }), parentLine: file.lineOf(['parent']), issues }
}

function labelOnOneLine(item: { title?: string | undefined; body: string }): string {
  return labelOf(item).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
