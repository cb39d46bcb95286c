import type { ItemId, ItemKind } from '../domain/plan.ts'
import { listItemPaths } from '../site/item-paths.ts'
import type { Site } from '../site/site.ts'
import { buildContributionFeed, buildItemFeed, buildPlanFeed } from './atom/build-feeds.ts'
import { formatFeed } from './atom/format-feed.ts'
import { besidePage } from './beside-page.ts'
import { datasetNames, datasets } from './data/datasets.ts'
import { buildItemProv, buildPlanProv, formatProv } from './prov/build-prov.ts'
import { schemas } from './schemas.ts'
import { formatRobots, formatSitemap } from './social/sitemap.ts'

/** A file of the site: its path under `base`, and its text in UTF-8. */
export interface Document {
  path: string
  text: string
}

/** Every document for machines, one at a time. */
export function* listDocuments(site: Site): Generator<Document> {
  yield { path: 'robots.txt', text: formatRobots(site) }
  const sitemap = formatSitemap(site)
  if (sitemap !== null) yield { path: 'sitemap.xml', text: sitemap }
  yield { path: 'journal.xml', text: formatFeed(buildPlanFeed(site)) }
  for (const name of datasetNames) {
    yield { path: `donnees/${name}.json`, text: datasets[name].json(site) }
    yield { path: `donnees/${name}.csv`, text: datasets[name].csv(site) }
  }
  yield { path: 'donnees/prov.json', text: formatProv(buildPlanProv(site)) }
  for (const [name, schema] of schemas) yield { path: `donnees/schemas/${name}.schema.json`, text: schema() }
  for (const kind of ['axis', 'objective', 'action'] as const) for (const { params } of listItemPaths(site, kind)) yield* listItemDocuments(site, kind, params.id)
  for (const contribution of site.state.contributions.values()) {
    if (contribution.kind !== 'comment') yield { path: besidePage(site, site.links.contribution(contribution.id), 'xml'), text: formatFeed(buildContributionFeed(site, contribution)) }
  }
}

function* listItemDocuments(site: Site, kind: ItemKind, id: ItemId): Generator<Document> {
  const page = site.links.item(kind, id)
  if (kind !== 'objective') yield { path: besidePage(site, page, 'xml'), text: formatFeed(buildItemFeed(site, kind, id)) }
  yield { path: besidePage(site, page, 'prov.json'), text: formatProv(buildItemProv(site, id)) }
}
