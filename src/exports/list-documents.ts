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

/** A file of the site: its path under `base`, and its text in UTF-8, made when it is read. */
export interface Document {
  path: string
  readonly text: string
}

/** Every document for machines, one at a time. */
export function* listDocuments(site: Site): Generator<Document> {
  yield write('robots.txt', () => formatRobots(site))
  if (site.options.url !== null) yield write('sitemap.xml', () => formatSitemap(site) ?? '')
  yield write('journal.xml', () => formatFeed(buildPlanFeed(site)))
  for (const name of datasetNames) {
    yield write(`donnees/${name}.json`, () => datasets[name].json(site))
    yield write(`donnees/${name}.csv`, () => datasets[name].csv(site))
  }
  yield write('donnees/prov.json', () => formatProv(buildPlanProv(site)))
  for (const [name, schema] of schemas) yield write(`donnees/schemas/${name}.schema.json`, schema)
  for (const kind of ['axis', 'objective', 'action'] as const) for (const { params } of listItemPaths(site, kind)) yield* listItemDocuments(site, kind, params.id)
  for (const { id, kind } of site.state.contributions.values()) {
    if (kind !== 'comment') yield write(besidePage(site, site.links.contribution(id), 'xml'), () => formatFeed(buildContributionFeed(site, site.state.contributions.get(id)!)))
  }
}

function* listItemDocuments(site: Site, kind: ItemKind, id: ItemId): Generator<Document> {
  const page = site.links.item(kind, id)
  if (kind !== 'objective') yield write(besidePage(site, page, 'xml'), () => formatFeed(buildItemFeed(site, kind, id)))
  yield write(besidePage(site, page, 'prov.json'), () => formatProv(buildItemProv(site, id)))
}

function write(path: string, make: () => string): Document {
  return {
    path,
    get text() {
      return make()
    },
  }
}
