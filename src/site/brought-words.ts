import type { CommitId } from '../domain/ids.ts'
import type { ItemId } from '../domain/plan.ts'
import { titleKey } from '../provenance/index.ts'
import type { TracedText } from '../provenance/index.ts'
import type { Site } from './site.ts'

/** An item's body and title, as they stand or as they left. */
export function listTraces({ origins: { traced, departed } }: Site, item: ItemId): TracedText[] {
  return [item, titleKey(item)].flatMap((key) => traced.get(key) ?? departed.get(key) ?? [])
}

/** The names of the sources from which a revision brought words into an item, those that it no longer has included: what is told of the past stays. In order of name. */
export function listBrought(site: Site, item: ItemId, commit: CommitId): string[] {
  const all = listTraces(site, item).flatMap(({ sentences, gone }) => [...sentences, ...gone].flatMap(({ origins, formerOrigins = [] }) => [...origins, ...formerOrigins]))
  // In an order that today's text does not change.
  return [...new Set(all.flatMap(({ revision, origin }) => (revision === commit ? [origin] : [])))].sort()
}

/** The same, of the words that the item has today; where none is left, of those that it had. */
export function listStanding(site: Site, item: ItemId, commit: CommitId): string[] {
  const spans = listTraces(site, item).flatMap((text) => text.spans)
  const standing = [...new Set(spans.flatMap(({ origin }) => (origin.revision === commit ? [origin.origin] : [])))]
  return standing.length > 0 ? standing : listBrought(site, item, commit)
}
