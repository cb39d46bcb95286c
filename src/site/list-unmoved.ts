import type { ItemId } from '../domain/plan.ts'
import { longestAscent } from '../provenance/index.ts'

/**
 * The most of these items that passed none of one another from one order to the other, in the second order: among them all that `stays`
 * holds of. Both orders hold the same items, those that stay in the same order.
 */
export function listUnmoved(before: readonly ItemId[], since: readonly ItemId[], stays: (item: ItemId) => boolean): ItemId[] {
  const [stood, stands] = [before, since].map((ids) => countBefore(ids, stays))
  const places = new Map(before.map((id, index) => [id, index]))
  const free = since.filter((id) => stood!.get(id) === stands!.get(id))
  return longestAscent(free.map((id, index) => [index, places.get(id)!] as const)).map(([index]) => free[index]!)
}

/** How many of those that stay come before each. */
function countBefore(ids: readonly ItemId[], stays: (item: ItemId) => boolean): Map<ItemId, number> {
  let count = 0
  return new Map(ids.map((id) => [id, stays(id) ? count++ : count]))
}
