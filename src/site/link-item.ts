import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { nameItem } from './contribution-heading.ts'
import type { Site } from './site.ts'

/** The page of an item, of one that left the plan, or of the introduction, under its name of today. */
export function linkItem(site: Site, item: ItemId): { label: string; href: string } {
  const placed = site.state.plan.items.get(item)
  if (placed) return { label: site.fullName(placed), href: site.links.item(placed.kind, item) }
  const kind = item === PLAN_ID ? undefined : site.history.removed.get(item)?.kind
  return { label: nameItem(site, item), href: kind ? site.links.item(kind, item) : site.links.page('plan/') }
}
