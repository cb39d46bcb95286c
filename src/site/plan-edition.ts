import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, ItemKind, NamedVersion } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** A text as it stood in an edition. */
export interface EditionText {
  id: ItemId
  title: string | undefined
  /** Markdown; null where this repository no longer holds the text. */
  body: string | null
}

export interface EditionItem extends EditionText {
  kind: ItemKind
  number: number
  label: string
  parent: ItemId | undefined
}

/** The whole plan at one moment: a named version, or today. Items in reading order. */
export interface PlanEdition {
  title: string
  /** For people; null for today. */
  date: string | null
  /** With the plan's title; null for a version that was named without it. */
  introduction: EditionText | null
  items: EditionItem[]
}

/** Texts are found by blob, so that a copy of the repository gives the same ones. */
export function editionOfVersion(site: Site, version: NamedVersion): PlanEdition {
  const items = version.table.map(({ kind, number, id, label, blob }) => {
    const text = site.history.textOfBlob(blob)
    return { id, kind, number, label, parent: text?.parent, title: text?.title, body: text?.body ?? null }
  })
  return { title: version.title, date: site.date(version.date), introduction: introductionOf(site, version), items }
}

function introductionOf(site: Site, { introduction }: NamedVersion): EditionText | null {
  if (introduction === undefined) return null
  const text = site.history.textOfBlob(introduction)
  return { id: PLAN_ID, title: text?.title, body: text?.body ?? null }
}

export function editionOfToday(site: Site): PlanEdition {
  const { fields, introduction } = site.state.plan
  const items = site.items.map(({ id, kind, number, label, parent, title, body }) => ({ id, kind, number, label, parent, title, body: body.trimEnd() }))
  return { title: site.t('versions.current'), date: null, introduction: { id: PLAN_ID, title: fields.title, body: introduction.trimEnd() }, items }
}
