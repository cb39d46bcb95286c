import type { ItemId } from '../domain/plan.ts'

const step = 10

export interface Ordered {
  id: ItemId
  order: number
}

/** Reading order of siblings: by `order`, ties by id in code units. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * An order that places a new item straight after the sibling `after` (null: first; unknown: last) and changes no other file.
 * Halfway between neighbours, a step of 10 beyond the ends. Where two neighbours share an order, or no number is left between
 * them, the answer is the neighbours' own order when `id` (the new item's) sorts between theirs, else the nearest place further
 * down: after all siblings that share the order. The new item is never before `after`.
 */
export function orderAfter(siblings: readonly Ordered[], after: ItemId | null, id?: ItemId): number {
  const sorted = [...siblings].sort(compareOrder)
  const at = after === null ? -1 : sorted.findIndex((each) => each.id === after)
  const index = after !== null && at === -1 ? sorted.length - 1 : at
  const previous = sorted[index]
  const next = sorted[index + 1]
  if (!next) return previous ? beyond(previous.order, step) : step
  if (!previous) return beyond(next.order, -step)
  const middle = between(previous.order, next.order)
  if (middle !== undefined) return middle
  if (id !== undefined && previous.id < id && (next.order > previous.order || id < next.id)) return previous.order
  if (id !== undefined && next.order > previous.order && id < next.id) return next.order
  return afterEquals(sorted, next.order)
}

function afterEquals(sorted: readonly Ordered[], order: number): number {
  const higher = sorted.find((each) => each.order > order)
  if (!higher) return beyond(order, step)
  return between(order, higher.order) ?? afterEquals(sorted, higher.order)
}

function between(low: number, high: number): number | undefined {
  const middle = low / 2 + high / 2
  return middle > low && middle < high ? middle : undefined
}

/** Where 10 is less than one unit of precision, the next number that can be told apart; an order stays finite. */
function beyond(order: number, by: number): number {
  const moved = order + by
  const apart = moved !== order ? moved : order + Math.sign(by) * Math.abs(order) * Number.EPSILON
  return Number.isFinite(apart) ? apart : order
}
