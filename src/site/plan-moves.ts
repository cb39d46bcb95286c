import { compareOrder } from '../content/order-between.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'
import { listUnmoved } from './list-unmoved.ts'

/** What an item's file says of where it stands; an axis has no parent. */
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
  /** What it stood after and stands after, where it passed siblings that stayed; null for another parent, and for a renumbering. */
  passed: Neighbours | null
  /** How many revisions the item had by then, that of this commit included. */
  revisions: number
}

/** The siblings of its kind that an item stood after, before a commit and since; null: it stood first. */
export interface Neighbours {
  before: ItemId | null
  since: ItemId | null
}

/** What a commit says of one item's place; `place` is null where the item left the plan. */
export interface Placing {
  item: ItemId
  kind: ItemKind
  place: Place | null
  revisions: number
}

/** Every change of a place. */
export interface MoveLog {
  /** Takes all that a commit placed, commits in the log's order. */
  record(commit: LoggedCommit, placings: readonly Placing[]): void
  /** Oldest first. */
  all: readonly ItemMove[]
  movesOf(item: ItemId): ItemMove[]
}

export function createMoveLog(): MoveLog {
  const all: ItemMove[] = []
  const byItem = new Map<ItemId, ItemMove[]>()
  const places = new Map<ItemId, Place & { family: string }>()
  const families = new Map<string, Set<ItemId>>()
  const listFamily = (name: string): ItemId[] => {
    const members = [...(families.get(name) ?? [])].map((id) => ({ id, order: places.get(id)!.order }))
    return members.sort(compareOrder).map(({ id }) => id)
  }
  const put = ({ item, kind }: Placing, place: Place | null): void => {
    families.get(places.get(item)?.family ?? '')?.delete(item)
    if (!place) return void places.delete(item)
    const family = nameFamily(kind, place)
    places.set(item, { ...place, family })
    families.set(family, (families.get(family) ?? new Set()).add(item))
  }
  return {
    all,
    record(commit, placings) {
      const changes = placings.map((placing) => {
        const from = places.get(placing.item)
        // A file that names no parent leaves the item where it was known to stand.
        const to = placing.place && { ...placing.place, parent: placing.place.parent ?? from?.parent }
        return { placing, from, to, reordered: from && to && from.family === nameFamily(placing.kind, to) && from.order !== to.order ? from.family : null }
      })
      const reordered = Map.groupBy(changes.filter((each) => each.reordered !== null), (each) => each.reordered!)
      const before = new Map([...reordered.keys()].map((name) => [name, listFamily(name)]))
      for (const { placing, to } of changes) put(placing, to)
      const passes = new Map([...reordered].map(([name, some]) => [name, comparePlaces(before.get(name)!, listFamily(name), new Set(some.map(({ placing }) => placing.item)))]))
      for (const { placing, from, to, reordered } of changes) {
        if (!from || !to || (!reordered && (from.parent === to.parent || from.parent === undefined))) continue
        const move = { commit, item: placing.item, from: { parent: from.parent, order: from.order }, to, passed: (reordered && passes.get(reordered)!(placing.item)) || null, revisions: placing.revisions }
        all.push(move)
        const list = byItem.get(placing.item)
        if (list) list.push(move)
        else byItem.set(placing.item, [move])
      }
    },
    movesOf: (item) => byItem.get(item) ?? [],
  }
}

function nameFamily(kind: ItemKind, { parent }: Place): string {
  return `${kind} ${parent ?? ''}`
}

/** What an item stood and stands after, for one of those reordered that passed others, unless it followed its neighbour; as few as tell the new order. */
function comparePlaces(before: readonly ItemId[], since: readonly ItemId[], reordered: ReadonlySet<ItemId>): (item: ItemId) => Neighbours | null {
  const [had, has] = [new Set(before), new Set(since)]
  const [kept, keeps] = [before.filter((id) => has.has(id)), since.filter((id) => had.has(id))]
  const unmoved = new Set(listUnmoved(kept, keeps, (id) => !reordered.has(id)))
  const [stood, stands, stayedAfter, staysAfter] = [before, since, kept, keeps].map(mapNeighbours)
  return (item) => (unmoved.has(item) || stayedAfter!.get(item) === staysAfter!.get(item) ? null : { before: stood!.get(item) ?? null, since: stands!.get(item) ?? null })
}

function mapNeighbours(ids: readonly ItemId[]): Map<ItemId, ItemId | null> {
  return new Map(ids.map((id, index) => [id, ids[index - 1] ?? null]))
}
