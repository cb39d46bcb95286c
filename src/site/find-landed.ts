import type { Contribution } from '../domain/contribution.ts'
import type { PlacedItem } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** Items of today's plan in which a decision put words, in the order of the decision. */
export function findLanded(site: Site, contribution: Contribution): PlacedItem[] {
  return (contribution.decision?.landed ?? []).flatMap(({ item }) => site.state.plan.items.get(item) ?? [])
}
