import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, NamedVersion } from '../domain/plan.ts'
import { compareEditions } from './compare-editions.ts'
import type { EditionComparison } from './compare-editions.ts'
import { editionOfToday, editionOfVersion } from './plan-edition.ts'
import type { PlanEdition } from './plan-edition.ts'
import type { Site } from './site.ts'
import { blobInVersion } from './version-blob.ts'

export interface ComparisonPage extends EditionComparison {
  before: PlanEdition
  after: PlanEdition
}

/** Two named versions, the earlier one first; without the second, a version with the plan of today. */
export function buildComparisonPage(site: Site, before: NamedVersion, after: NamedVersion | null): ComparisonPage {
  const [one, other] = [editionOfVersion(site, before), after ? editionOfVersion(site, after) : editionOfToday(site)]
  return { before: one, after: other, ...compareEditions(site, one, other) }
}

/** Pairs that have a page: each version with each later one. Versions stand in the plan oldest first. */
export function listComparisons(versions: readonly NamedVersion[]): { before: NamedVersion; after: NamedVersion }[] {
  return versions.flatMap((before, index) => versions.slice(index + 1).map((after) => ({ before, after })))
}

/** Where the text of one item, or of the introduction, is compared: each pair of versions between which it changed, and each with today. */
export function linkItemComparisons(site: Site, item: ItemId): { href: string; title: string }[] {
  const { plan } = site.state
  // A version that was named without its introduction has nothing to compare.
  const versions = plan.versions.filter(({ introduction }) => item !== PLAN_ID || introduction !== undefined)
  const texts = new Map(versions.map((version) => [version, textIn(site, version, item)]))
  const today = item === PLAN_ID ? { title: plan.fields.title, body: plan.introduction } : plan.items.get(item)
  const withToday = versions.map((version) => ({ before: version, after: null }))
  return [...withToday, ...listComparisons(versions)].flatMap(({ before, after }) => {
    const [one, other] = [texts.get(before), after ? texts.get(after) : today && `${today.title ?? ''}\n${today.body.trimEnd()}`]
    if (one === other) return []
    const title = site.t('history.compared', { before: before.title, after: after?.title ?? site.t('versions.current') })
    return [{ href: `${site.links.comparison(before.id, after?.id)}#${item}`, title }]
  })
}

function textIn(site: Site, version: NamedVersion, item: ItemId): string | undefined {
  const blob = blobInVersion(version, item)
  const text = blob === undefined ? null : site.history.textOfBlob(blob)
  return blob && `${text?.title ?? ''}\n${text?.body ?? ''}`
}

/** What a version's page leads to. */
export function linkComparisons(site: Site, version: NamedVersion): { href: string; title: string }[] {
  const others = listComparisons(site.state.plan.versions).filter(({ before, after }) => before === version || after === version)
  const today = { href: site.links.comparison(version.id), title: site.t('versions.compare-today') }
  return [today, ...others.map(({ before, after }) => ({ href: site.links.comparison(before.id, after.id), title: site.t('versions.compare-with', { title: (before === version ? after : before).title }) }))]
}
