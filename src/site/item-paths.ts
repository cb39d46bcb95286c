import type { ItemKind } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** Addresses of one kind's pages: the items of today, and those that were withdrawn. */
export function listItemPaths(site: Site, kind: ItemKind): { params: { id: string } }[] {
  const today = [...site.state.plan.items.values()].filter((item) => item.kind === kind).map(({ id }) => id)
  const gone = [...site.history.removed.values()].filter((revision) => revision.kind === kind && !site.state.plan.items.has(revision.item)).map(({ item }) => item)
  return [...today, ...gone].map((id) => ({ params: { id } }))
}
