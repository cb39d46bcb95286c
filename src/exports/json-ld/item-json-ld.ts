import type { PlacedItem } from '../../domain/plan.ts'
import type { PersonId } from '../../domain/ids.ts'
import { listTraces } from '../../site/brought-words.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { publicAddress } from '../public-address.ts'

/** What an item's page says of itself in schema.org's words: its place in the plan, its dates, and whose ideas and words it holds. */
export function buildItemJsonLd(site: Site, item: PlacedItem): Readonly<Record<string, unknown>> {
  const ids = useExportIds(site)
  const { fields, items } = site.state.plan
  const page = publicAddress(site, site.links.item(item.kind, item.id))
  const revisions = site.history.revisionsOf(item.id)
  const parent = item.parent === undefined ? undefined : items.get(item.parent)
  const contributors = listContributors(site, item)
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': ids.item(item.id),
    url: page,
    name: site.fullName(item),
    position: item.number,
    inLanguage: site.planLanguage,
    ...(revisions[0] && { datePublished: revisions[0].commit.at }),
    ...(revisions.length > 1 && { dateModified: revisions.at(-1)!.commit.at }),
    ...(fields.licence && { license: fields.licence }),
    ...(contributors.length > 0 && { contributor: contributors.map((person) => ({ '@type': 'Person', '@id': ids.person(person), name: site.nameOf(person) })) }),
    isPartOf: parent
      ? { '@type': 'CreativeWork', '@id': ids.item(parent.id), url: publicAddress(site, site.links.item(parent.kind, parent.id)), name: site.fullName(parent) }
      : { '@type': 'CreativeWork', '@id': ids.plan, url: publicAddress(site, site.links.page('plan/')), name: fields.title },
  }
}

/** JSON-LD as the text of a `<script type="application/ld+json">`: nothing in it can end the element. */
export function formatJsonLd(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Those who chose a name, and whose ideas or words came into the item, in order of coming; then those whose words it took from others. */
function listContributors(site: Site, item: PlacedItem): PersonId[] {
  const own = site.history.revisionsOf(item.id).map(({ commit }) => commit.id)
  const taken = listTraces(site, item.id).flatMap(({ spans }) => spans.map(({ origin }) => origin.revision))
  const people = [...new Set([...own, ...taken])].flatMap((commit): PersonId[] => {
    const story = site.origins.stories.get(commit)
    if (!story?.trailers) return story?.ownWords?.wordedBy ?? []
    return story.trailers.decision === 'reopened' ? [] : [story.trailers, ...story.others.map(({ trailers }) => trailers)].flatMap(({ ideaOf, wordedBy }) => [ideaOf, wordedBy])
  })
  return [...new Set(people)].filter((person) => site.state.people[person])
}
