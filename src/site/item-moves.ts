import type { ItemId } from '../domain/plan.ts'
import { headPlace, nameItem } from './contribution-heading.ts'
import { nameItemEver } from './item-states.ts'
import type { ItemMove } from './plan-moves.ts'
import type { Site } from './site.ts'

/** Moves of an item, oldest first: to another parent, and past siblings. */
export function listMoves(site: Site, item: ItemId): ItemMove[] {
  return site.history.movesOf(item).filter(isTold)
}

/** Whether a move is more than a renumbering. */
export function isTold(move: ItemMove): boolean {
  return move.passed !== null || isElsewhere(move)
}

/** Whether an item has more to tell than the text that was first recorded. */
export function hasHistory(site: Site, item: ItemId): boolean {
  return site.hasChanged(item) || listMoves(site, item).length > 0
}

/** « Passe de « Objectif 1 : Un récit » à « Objectif 2 : La terre » », « Se plaçait en premier ; se place après « Action 2 » », by names of today. */
export function tellMove(site: Site, { from, to, passed }: ItemMove): string {
  if (passed) return site.t('history.move-place', { from: tellPlace(site, passed.before), to: tellPlace(site, passed.since) })
  return site.t('history.move', { from: nameItemEver(site, from.parent!), to: nameItemEver(site, to.parent!) })
}

/** « Déplace Action 3 sous Objectif 2 », « Déplace Action 3 après Action 1 » */
export function headMove(site: Site, { item, to, passed }: ItemMove): string {
  return passed ? headPlace(site, item, passed.since) : site.t('heading.move', { item: nameItem(site, item), parent: nameItem(site, to.parent!) })
}

function isElsewhere({ from, to }: ItemMove): boolean {
  return from.parent !== to.parent
}

function tellPlace(site: Site, after: ItemId | null): string {
  return after === null ? site.t('history.place-first') : site.t('history.place-after', { item: nameItemEver(site, after) })
}
