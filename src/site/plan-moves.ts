import { compareOrder } from '../content/order-between.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'

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
  const places = new Map<ItemId, Place>()
  const families = new Map<string, Set<ItemId>>()
  const listFamily = (name: string): ItemId[] => {
    const members = [...(families.get(name) ?? [])].map((id) => ({ id, order: places.get(id)!.order }))
    return members.sort(compareOrder).map(({ id }) => id)
  }
  const put = ({ item, kind }: Placing, place: Place | null): void => {
    const from = places.get(item)
    if (from) families.get(nameFamily(kind, from))?.delete(item)
    if (!place) return void places.delete(item)
    places.set(item, place)
    const name = nameFamily(kind, place)
    const family = families.get(name)
    if (family) family.add(item)
    else families.set(name, new Set([item]))
  }
  return {
    all,
    record(commit, placings) {
      const changes = placings.map((placing) => {
        const from = places.get(placing.item)
        // A file that names no parent leaves the item where it was known to stand.
        const to = placing.place && { ...placing.place, parent: placing.place.parent ?? from?.parent }
        return { placing, from, to, reordered: from && to && from.parent === to.parent && from.order !== to.order ? nameFamily(placing.kind, from) : null }
      })
      const reordered = [...new Set(changes.flatMap(({ reordered }) => reordered ?? []))]
      const before = reordered.map(listFamily)
      for (const { placing, to } of changes) put(placing, to)
      const passes = new Map(reordered.map((name, index) => [name, comparePlaces(before[index]!, listFamily(name))]))
      for (const { placing, from, to, reordered } of changes) {
        if (!from || !to || (!reordered && (from.parent === to.parent || from.parent === undefined))) continue
        const move = { commit, item: placing.item, from, to, passed: (reordered && passes.get(reordered)!(placing.item)) || null, revisions: placing.revisions }
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

/** What an item stood and stands after, for one whose nearest sibling before it, of those that stayed, is another one now. */
function comparePlaces(before: readonly ItemId[], since: readonly ItemId[]): (item: ItemId) => Neighbours | null {
  const [had, has] = [new Set(before), new Set(since)]
  const [stood, stands] = [before, since].map(mapNeighbours)
  const [stayedAfter, staysAfter] = [before.filter((id) => has.has(id)), since.filter((id) => had.has(id))].map(mapNeighbours)
  return (item) => (stayedAfter!.get(item) === staysAfter!.get(item) ? null : { before: stood!.get(item) ?? null, since: stands!.get(item) ?? null })
}

function mapNeighbours(ids: readonly ItemId[]): Map<ItemId, ItemId | null> {
  return new Map(ids.map((id, index) => [id, ids[index - 1] ?? null]))
}
