import { compareOrder } from '../content/order-between.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'

/** What an item's file says of where it stands. */
export interface Place {
  parent: ItemId | undefined
  order: number
}

/** One commit gave an item of the plan another parent, or another `order` under the same one: that alone may be a renumbering. */
export interface ItemMove {
  commit: LoggedCommit
  item: ItemId
  from: Place
  to: Place
  /** How many revisions the item had by then, that of this commit included. */
  revisions: number
}

/** The siblings of its kind that an item stood after, before a commit and since; null: it stood first. */
export interface Neighbours {
  before: ItemId | null
  since: ItemId | null
}

/** Where every item ever stood. */
export interface MoveLog {
  /** Takes commits in the log's order, `index` being their place in it; `place` is null where the item left the plan. */
  record(commit: LoggedCommit, index: number, item: { id: ItemId; kind: ItemKind }, place: Place | null, revisions: number): void
  /** Oldest first. */
  all: readonly ItemMove[]
  movesOf(item: ItemId): ItemMove[]
  neighboursOf(item: ItemId, index: number): Neighbours
}

export function createMoveLog(): MoveLog {
  const all: ItemMove[] = []
  const byItem = new Map<ItemId, ItemMove[]>()
  const placings = new Map<ItemId, { kind: ItemKind; stood: { index: number; place: Place | null }[] }>()
  const neighbourAt = (item: ItemId, index: number): ItemId | null => {
    const placeAt = (id: ItemId): Place | null => placings.get(id)?.stood.findLast((each) => each.index <= index)?.place ?? null
    const own = placeAt(item)
    if (!own) return null
    const kind = placings.get(item)!.kind
    const siblings = [...placings].flatMap(([id, each]) => {
      const place = each.kind === kind ? placeAt(id) : null
      return place?.parent === own.parent && place ? [{ id, order: place.order }] : []
    })
    const ids = siblings.sort(compareOrder).map(({ id }) => id)
    return ids[ids.indexOf(item) - 1] ?? null
  }
  return {
    all,
    record(commit, index, { id, kind }, place, revisions) {
      const known = placings.get(id) ?? { kind, stood: [] }
      placings.set(id, known)
      const from = known.stood.at(-1)?.place
      // A file that names no parent leaves the item where it was known to stand.
      const to = place && { ...place, parent: place.parent ?? from?.parent }
      known.stood.push({ index, place: to })
      if (!from || !to || from.parent === undefined || (from.parent === to.parent && from.order === to.order)) return
      const move = { commit, item: id, from, to, revisions }
      all.push(move)
      const list = byItem.get(id)
      if (list) list.push(move)
      else byItem.set(id, [move])
    },
    movesOf: (item) => byItem.get(item) ?? [],
    neighboursOf: (item, index) => ({ before: neighbourAt(item, index - 1), since: neighbourAt(item, index) }),
  }
}
