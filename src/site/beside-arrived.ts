import type { Contribution } from '../domain/contribution.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** A sentence of today's plan. */
export interface SentencePlace {
  item: ItemId
  sentence: string
}

/** A contribution on one item beside a sentence that stands in another. */
export interface Arrived extends SentencePlace {
  from: ItemId
  contribution: Contribution
}

/**
 * Of the contributions that `about` gives for each item, those whose sentences `follow` finds in another item today, by that one. Items
 * that left the plan come first, then those that stand, in reading order.
 */
export function groupArrived(site: Site, about: (from: ItemId) => readonly Contribution[], follow: (from: ItemId, contribution: Contribution) => SentencePlace[]): Map<ItemId, Arrived[]> {
  const all = new Set([...site.history.removed.keys(), PLAN_ID, ...site.items.map(({ id }) => id)])
  const arrived = [...all].flatMap((from) => {
    const some = about(from)
    if (some.length === 0 || !mayHaveGiven(site, from)) return []
    return some.flatMap((contribution) => follow(from, contribution).flatMap((place) => (place.item === from ? [] : [{ ...place, from, contribution }])))
  })
  return Map.groupBy(arrived, ({ item }) => item)
}

/** Most items never gave a sentence to another: what was said of them needs no following. */
function mayHaveGiven(site: Site, item: ItemId): boolean {
  if (site.history.removed.has(item)) return true
  return site.hasChanged(item) && (site.origins.traced.get(item)?.gone ?? []).some(({ movedTo }) => movedTo !== undefined)
}
