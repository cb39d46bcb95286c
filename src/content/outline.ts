import type { ItemId, ItemKind, Plan } from '../domain/plan.ts'
import { compareOrder, orderAfter } from './order-between.ts'
import { canStandUnder } from './place-items.ts'

export interface OutlineEntry {
  kind: ItemKind
  path: string
  parent: ItemId | undefined
  order: number
}

/** Where every item stands, while changes are made one after the other. Siblings are of one kind under one parent. */
export interface Outline {
  get: (id: ItemId) => OutlineEntry | undefined
  set: (id: ItemId, entry: OutlineEntry) => void
  delete: (id: ItemId) => void
  childrenOf: (id: ItemId) => ItemId[]
  /** Why an item of `kind` cannot stand under `parent` (undefined: at the top), as a code; undefined when it can. */
  faultOfParent: (kind: ItemKind, parent: ItemId | undefined) => string | undefined
  /** Whether `after` names a sibling there; null (first) always does. */
  isSibling: (kind: ItemKind, parent: ItemId | undefined, after: ItemId | null) => boolean
  /** Whether the item already comes straight after `after` under `parent`. */
  follows: (id: ItemId, parent: ItemId | undefined, after: ItemId | null) => boolean
  /** The order that places the item there; see `orderAfter`. */
  orderAfter: (id: ItemId, kind: ItemKind, parent: ItemId | undefined, after: ItemId | null) => number
}

export function createOutline(plan: Plan): Outline {
  const entries = new Map<ItemId, OutlineEntry>()
  for (const { id, kind, path, parent, order } of plan.items.values()) entries.set(id, { kind, path, parent, order })
  const siblings = (kind: ItemKind, parent: ItemId | undefined) =>
    [...entries].flatMap(([id, entry]) => (entry.kind === kind && entry.parent === parent ? [{ id, order: entry.order }] : [])).sort(compareOrder)
  return {
    get: (id) => entries.get(id),
    set: (id, entry) => void entries.set(id, entry),
    delete: (id) => void entries.delete(id),
    childrenOf: (id) => [...entries].flatMap(([child, entry]) => (entry.parent === id ? [child] : [])),
    faultOfParent: (kind, parent) => {
      const parentKind = parent === undefined ? undefined : entries.get(parent)?.kind
      if (parent !== undefined && parentKind === undefined) return 'change.unknown-parent'
      return canStandUnder(kind, parentKind) ? undefined : 'change.wrong-parent'
    },
    isSibling: (kind, parent, after) => after === null || siblings(kind, parent).some(({ id }) => id === after),
    follows: (id, parent, after) => {
      const entry = entries.get(id)
      if (!entry || entry.parent !== parent) return false
      const sorted = siblings(entry.kind, parent)
      const index = sorted.findIndex((each) => each.id === id)
      return (sorted[index - 1]?.id ?? null) === after
    },
    orderAfter: (id, kind, parent, after) => {
      const others = siblings(kind, parent).filter((each) => each.id !== id)
      return orderAfter(others, after, id)
    },
  }
}
