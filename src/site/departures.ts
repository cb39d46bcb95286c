import type { CommitId } from '../domain/ids.ts'
import type { ItemId } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** One commit took an item out of the plan, or to another parent. */
export interface Departure {
  item: ItemId
  commit: CommitId
}

/** What left an axis or an objective, oldest first; what stood under an item that left is not told beside it. */
export function listDepartures(site: Site, from: ItemId): readonly Departure[] {
  return site.told(departuresFrom, from)
}

function departuresFrom(site: Site, from: ItemId): readonly Departure[] {
  return site.once(groupDepartures).get(from) ?? []
}

function groupDepartures({ history, state: { log } }: Site): Map<ItemId, Departure[]> {
  const indexes = new Map(log.map(({ id }, index) => [id, index]))
  const ancestorsAt = (index: number, item: ItemId): Set<ItemId> => {
    const parentOf = (id: ItemId): ItemId | undefined => history.textAt(id, log[index]!.id, log[index]!.at)?.parent
    const ancestors = new Set<ItemId>()
    for (let parent = parentOf(item); parent !== undefined && !ancestors.has(parent); parent = parentOf(parent)) ancestors.add(parent)
    return ancestors
  }
  // An item that becomes of another kind is both.
  const changes = [...history.all.filter(({ text }) => text === null), ...history.moves.filter(({ from, to }) => from.parent !== to.parent)]
  const left = [...new Map(changes.map(({ item, commit }) => [`${commit.id} ${item}`, { item, commit: commit.id, index: indexes.get(commit.id)! }])).values()].sort((one, other) => one.index - other.index)
  const departures = new Map<ItemId, Departure[]>()
  for (const { item, commit, index } of left) {
    const since = ancestorsAt(index, item)
    for (const ancestor of ancestorsAt(index - 1, item)) if (!since.has(ancestor)) departures.set(ancestor, [...(departures.get(ancestor) ?? []), { item, commit }])
  }
  return departures
}
