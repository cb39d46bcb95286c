import { Document, isMap, isSeq } from 'yaml'
import type { ItemKind, PlanFields, VersionFields } from '../domain/plan.ts'
import { formatDocument, formatFrontMatter } from './format-front-matter.ts'

export interface ItemToFormat {
  kind: ItemKind
  id: string
  parent?: string | undefined
  order: number
  title?: string | undefined
  discussion?: string | undefined
  followers?: readonly string[] | undefined
  body: string
}

/** The file of an item, under `kindFolders[kind]` as `id.md`. Keys in a fixed order, absent values left out; the body ends with one newline. */
export function formatItem(item: ItemToFormat): string {
  const { parent, order, title, discussion, followers } = item
  const known = item.kind === 'axis' ? { order, title } : item.kind === 'objective' ? { parent, order, title } : { parent, order, title, discussion, followers }
  return joinFile(formatFrontMatter(known), item.body)
}

/** The text of `plan.md`. */
export function formatPlan(fields: PlanFields, introduction: string): string {
  const { title, call, lang, levels, phases, links, licence } = fields
  return joinFile(formatFrontMatter({ title, call, lang, 'time-zone': fields['time-zone'], levels, phases, links, licence, 'author-days': fields['author-days'], reasons: fields.reasons }), introduction)
}

/** The text of `versions/<id>.md`. The table has one row a line. */
export function formatVersion(version: VersionFields & { note: string }): string {
  const rows = version.table.map(({ kind, number, id, label, blob }) => ({ kind, number, id, label, blob }))
  const { title, date, introduction } = version
  const document = new Document({ title, date, ...(introduction !== undefined && { introduction }), table: rows }, { version: '1.2', schema: 'core' })
  const table = document.get('table')
  if (isSeq(table)) for (const row of table.items) if (isMap(row)) row.flow = true
  return joinFile(formatDocument(document), version.note)
}

/** Puts YAML that the library wrote and a body together. Blank lines around the body go; an empty one stays empty, any other ends with one newline. */
export function joinFile(yaml: string, body: string): string {
  const text = body.replace(/^\n+|\n+$/g, '')
  return `---\n${yaml}\n---\n${text === '' ? '' : `\n${text}\n`}`
}
