import type { ItemId } from '../domain/plan.ts'
import { isWithheld, linkHistory } from './item-states.ts'
import type { ItemRevision, ItemText } from './plan-history.ts'
import type { Site } from './site.ts'

/** Of an item with more states, the latest ones are compared two by two. */
export const pairedStates = 12

/** A text that an item had; `place`: among its states, from 1, oldest first. */
export interface ItemState {
  place: number
  revision: ItemRevision
  text: ItemText
}

/** Two states that have a page of their own, the earlier one first. */
export interface StatePair {
  before: ItemState
  after: ItemState
}

/**
 * Every two states of an item that its history does not compare already, as it does neighbours, and each with today's: none for an item
 * with three states or fewer. States with withheld words are in none.
 */
export function listStatePairs(site: Site, id: ItemId): StatePair[] {
  const revisions = site.history.revisionsOf(id)
  if (revisions.length < 4) return []
  const states = revisions.slice(0, -1).flatMap((revision, index): ItemState[] => {
    const { text } = revision
    return text && index >= revisions.length - pairedStates && !isWithheld(site, id, [text]) ? [{ place: index + 1, revision, text }] : []
  })
  return states.flatMap((before) => states.filter(({ place }) => place > before.place + 1).map((after) => ({ before, after })))
}

/** The last part of a pair's address: `2-5`. */
export function nameStatePair({ before, after }: StatePair): string {
  return `${before.place}-${after.place}`
}

export function linkStatePair(site: Site, id: ItemId, pair: StatePair): string {
  return `${linkHistory(site, id)}${nameStatePair(pair)}/`
}
