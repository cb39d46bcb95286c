import { Document, stringify, type ToStringOptions } from 'yaml'
import type { ItemKind, PlanFields, VersionFields } from '../domain/plan.ts'

/** One line a value, however long, so that Git diffs values and a value can never end the front matter. */
export const yamlStyle = { lineWidth: 0, blockQuote: false, indent: 2, directives: false } as const satisfies ToStringOptions

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
  return formatFile(known, item.body)
}

/** The text of `plan.md`. */
export function formatPlan(fields: PlanFields, introduction: string): string {
  const { title, call, lang, levels, phases, links } = fields
  return formatFile({ title, call, lang, 'time-zone': fields['time-zone'], levels, phases, links }, introduction)
}

/** The text of `versions/<id>.md`. The table has one flow map a line. */
export function formatVersion(version: VersionFields & { note: string }): string {
  const rows = version.table.map(({ kind, number, id, label, blob }) => ({ kind, number, id, label, blob }))
  const document = new Document({ title: version.title, date: version.date, table: rows }, { version: '1.2', schema: 'core' })
  const table = document.get('table')
  if (typeof table === 'object' && table !== null && 'items' in table && Array.isArray(table.items)) {
    for (const row of table.items) row.flow = true
  }
  return joinFile(document.toString(yamlStyle), version.note)
}

/** Front matter written by the YAML library from `data` in its own key order (undefined values left out), then the body. */
export function formatFile(data: Record<string, unknown>, body: string): string {
  const present = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
  return joinFile(stringify(present, { ...yamlStyle, version: '1.2', schema: 'core', aliasDuplicateObjects: false }), body)
}

/** Puts YAML that the library wrote and a body together. An empty body stays empty, any other ends with one newline. */
export function joinFile(yaml: string, body: string): string {
  const text = body.replace(/^\n+|\n+$/g, '')
  return `---\n${yaml.trimEnd()}\n---\n${text === '' ? '' : `\n${text}\n`}`
}
