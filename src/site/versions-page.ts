import { itemKinds } from '../domain/plan.ts'
import type { NamedVersion } from '../domain/plan.ts'
import { editionOfVersion } from './plan-edition.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'
import { isWithheldState } from './withheld-words.ts'

export interface VersionRow {
  title: string
  date: string
  at: string
  href: string
  counts: string
}

/** Named versions, latest first. */
export function listVersions(site: Site): VersionRow[] {
  return site.state.plan.versions.toReversed().map((version) => ({ title: version.title, date: site.date(version.date), at: version.date, href: site.links.version(version.id), counts: countItems(site, version) }))
}

export interface VersionPage {
  title: string
  date: string
  noteHtml: string
  counts: string
  rows: { id: string; kind: string; name: string; label: string; href: string | null; today: string }[]
}

/** The table of a named version, and what each of its items is today. */
export function buildVersionPage(site: Site, version: NamedVersion): VersionPage {
  return {
    title: version.title,
    date: site.date(version.date),
    noteHtml: renderText(site, version.note),
    counts: countItems(site, version),
    rows: editionOfVersion(site, version).items.map((item) => {
      const { kind, number, id } = item
      const placed = site.state.plan.items.get(id)
      const known = placed !== undefined || site.history.removed.has(id)
      return { id, kind, name: site.numberedName({ kind, number }), label: isWithheldState(site, id, item) ? site.t('withheld.heading') : item.label, href: known ? site.links.item(kind, id) : null, today: placed ? site.numberedName(placed) : site.t('number.gone') }
    }),
  }
}

function countItems(site: Site, { table }: NamedVersion): string {
  return itemKinds
    .map((kind) => ({ kind, count: table.filter((row) => row.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => site.countItems(kind, count))
    .join(', ')
}
