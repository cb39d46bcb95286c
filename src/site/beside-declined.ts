import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { listSentences } from '../provenance/index.ts'
import { baseText } from './base-text.ts'
import { groupArrived } from './beside-arrived.ts'
import type { Arrived, SentencePlace } from './beside-arrived.ts'
import type { Beside } from './beside-sentences.ts'
import type { Site } from './site.ts'
import { followToToday } from './wording-fate.ts'
import { listToday } from './wordings.ts'

/** One that rewrites a whole text is beside its first sentences alone. */
const most = 5

/** Proposals that were not kept, beside the sentences of this item that they would have changed, be they ones that came here from another item. */
export function besideDeclined(site: Site, item: ItemId): Beside[] {
  const here = listDeclined(site, item).flatMap((contribution) => followTouched(site, item, contribution).flatMap((place) => (place.item === item ? [tellDeclined(site, place, contribution)] : [])))
  return [...here, ...site.told(declinedArrived, item)]
}

function declinedArrived(site: Site, item: ItemId): Beside[] {
  return (site.once(followDeclined).get(item) ?? []).map((each) => tellDeclined(site, each, each.contribution))
}

function followDeclined(site: Site): Map<ItemId, Arrived[]> {
  return groupArrived(site, (from) => listDeclined(site, from), (from, contribution) => followTouched(site, from, contribution))
}

function tellDeclined(site: Site, { sentence }: SentencePlace, { id, number }: Contribution): Beside {
  return { sentence, label: site.t('beside.declined', { number: number ?? '' }), href: site.links.contribution(id) }
}

function listDeclined(site: Site, item: ItemId): Contribution[] {
  return site.index.proposalsOf(item).filter(({ status, withheld, number }) => status === 'declined' && !withheld && number !== undefined)
}

/** Where the sentences of an item that a proposal would have changed stand today, each once. */
function followTouched(site: Site, item: ItemId, contribution: Contribution): SentencePlace[] {
  const change = contribution.changes.find((each) => each.type === 'revise' && each.item === item)
  if (change?.type !== 'revise' || change.body === undefined) return []
  const keys = listTouched(baseText(site, contribution, item)?.body ?? '', change.body).slice(0, most)
  const places = keys.flatMap((key) => findToday(site, item, key) ?? [])
  return [...new Map(places.map((place) => [`${place.item} ${place.sentence}`, place])).values()]
}

/** Keys of the sentences that a proposal would have changed or taken out, else of those after which it would have added words; in order. */
function listTouched(base: string, proposed: string): string[] {
  const before = keysOf(base)
  const after = keysOf(proposed)
  const [had, has] = [new Set(before), new Set(after)]
  const left = before.filter((key) => !has.has(key))
  if (left.length > 0) return [...new Set(left)]
  const added = after.flatMap((key, place) => (had.has(key) ? [] : (after[place - 1] ?? before[0] ?? [])))
  return [...new Set(added.filter((key) => had.has(key)))]
}

function keysOf(text: string): string[] {
  return listSentences(text).map(({ key }) => key)
}

function findToday(site: Site, item: ItemId, key: string): SentencePlace | null {
  const { standing, former } = listToday(site, item)
  const here = standing.find((wording) => wording.key === key)
  if (here) return { item, sentence: here.id }
  const left = former.find((wording) => wording.key === key)
  const fate = left && followToToday(site, item, left)
  return fate?.sentence ? { item: fate.item, sentence: fate.sentence.id } : null
}
