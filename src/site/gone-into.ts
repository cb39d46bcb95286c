import type { ItemId, PlacedItem } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** The item that took the text of one that left the plan, where a decision joined the two; null otherwise, or where it left as well. */
export function goneInto(site: Site, id: ItemId): PlacedItem | null {
  const gone = site.history.removed.get(id)
  const contribution = gone && site.origins.stories.get(gone.commit.id)?.contribution
  if (contribution?.gesture !== 'join') return null
  const changes = contribution.decision?.changes ?? contribution.changes
  const into = changes.find(({ type, item }) => type === 'revise' && item !== id)
  return (into && changes.some((change) => change.type === 'remove' && change.item === id) && site.state.plan.items.get(into.item)) || null
}
