import type { ItemId } from '../domain/plan.ts'
import { nameItemEver } from './item-states.ts'
import type { ItemMove } from './plan-moves.ts'
import type { Site } from './site.ts'

/**
 * Moves of an item, oldest first: to another parent; and among its neighbours where a proposal asked for it, as an `order` may also
 * change to make room for others.
 */
export function listMoves(site: Site, item: ItemId): ItemMove[] {
  return site.history.movesOf(item).filter((move) => isElsewhere(move) || isAsked(site, move))
}

/** Whether an item has more to tell than the text that was first recorded. */
export function hasHistory(site: Site, item: ItemId): boolean {
  return site.hasChanged(item) || listMoves(site, item).length > 0
}

/** Whether a move is to another parent. */
export function isElsewhere({ from, to }: ItemMove): boolean {
  return from.parent !== to.parent
}

/** « Passe de « Objectif 1 : Un récit » à « Objectif 2 : La terre » », by names of today. */
export function tellMove(site: Site, move: ItemMove): string {
  const { item, from, to, commit } = move
  if (isElsewhere(move)) return site.t('history.move', { from: nameItemEver(site, from.parent!), to: nameItemEver(site, to.parent!) })
  const { before, since } = site.history.neighboursOf(item, commit.id)
  return site.t('history.move-place', { from: tellPlace(site, before), to: tellPlace(site, since) })
}

function tellPlace(site: Site, after: ItemId | null): string {
  return after === null ? site.t('history.place-first') : site.t('history.place-after', { item: nameItemEver(site, after) })
}

function isAsked(site: Site, { commit, item }: ItemMove): boolean {
  const story = site.origins.stories.get(commit.id)
  const taken = [story?.contribution, ...(story?.others ?? []).map(({ contribution }) => contribution)]
  const changes = taken.flatMap((each) => (each ? [...each.changes, ...[...each.formerDecisions, each.decision].flatMap((decision) => decision?.changes ?? [])] : []))
  return changes.some((change) => change.type === 'move' && change.item === item)
}
