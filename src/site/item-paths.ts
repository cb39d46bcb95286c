import type { ItemId, ItemKind } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** Addresses of one kind's pages: the items of today, those that were withdrawn, and those that became of another kind, which keep the address that they had. */
export function listItemPaths(site: Site, kind: ItemKind): { params: { id: ItemId } }[] {
  const today = [...site.state.plan.items.values()].filter((item) => item.kind === kind).map(({ id }) => id)
  const were = site.history.all.filter((revision) => revision.kind === kind).map(({ item }) => item)
  return [...new Set([...today, ...were])].filter((id) => site.state.plan.items.has(id) || site.history.removed.has(id)).map((id) => ({ params: { id } }))
}
