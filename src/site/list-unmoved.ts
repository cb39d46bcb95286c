import type { ItemId } from '../domain/plan.ts'

/**
 * The most of these items that passed none of one another from one order to the other, in the second order: among them all that `stays`
 * holds of. Both orders hold the same items, those that stay in the same order. Patience sorting: n log n.
 */
export function listUnmoved(before: readonly ItemId[], since: readonly ItemId[], stays: (item: ItemId) => boolean): ItemId[] {
  const [stood, stands] = [before, since].map((ids) => countBefore(ids, stays))
  const places = new Map(before.map((id, index) => [id, index]))
  const free = since.filter((id) => stood!.get(id) === stands!.get(id))
  return findLongestRun(free.map((id) => places.get(id)!)).map((index) => free[index]!)
}

/** How many of those that stay come before each. */
function countBefore(ids: readonly ItemId[], stays: (item: ItemId) => boolean): Map<ItemId, number> {
  let count = 0
  return new Map(ids.map((id) => [id, stays(id) ? count++ : count]))
}

/** Indexes of a longest increasing run of distinct numbers, in order. */
function findLongestRun(numbers: readonly number[]): number[] {
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, value] of numbers.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous.push(ends[low - 1] ?? -1)
    ends[low] = index
  }
  const run: number[] = []
  for (let index = ends.at(-1) ?? -1; index !== -1; index = previous[index]!) run.push(index)
  return run.reverse()
}
