import type { ItemId, ItemKind, NamedVersion } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** One item as it stood in an edition. */
export interface EditionItem {
  id: ItemId
  kind: ItemKind
  number: number
  label: string
  parent: ItemId | undefined
  title: string | undefined
  /** Markdown; null where this repository no longer holds the text. */
  body: string | null
}

/** The whole plan at one moment: a named version, or today. Items in reading order. */
export interface PlanEdition {
  title: string
  /** For people; null for today. */
  date: string | null
  items: EditionItem[]
}

/** Texts are found by blob, so that a copy of the repository gives the same ones. */
export function editionOfVersion(site: Site, version: NamedVersion): PlanEdition {
  const items = version.table.map(({ kind, number, id, label, blob }) => {
    const text = site.history.textOfBlob(blob)
    return { id, kind, number, label, parent: text?.parent, title: text?.title, body: text?.body ?? null }
  })
  return { title: version.title, date: site.date(version.date), items }
}

export function editionOfToday(site: Site): PlanEdition {
  const items = site.items.map(({ id, kind, number, label, parent, title, body }) => ({ id, kind, number, label, parent, title, body: body.trimEnd() }))
  return { title: site.t('versions.current'), date: null, items }
}
