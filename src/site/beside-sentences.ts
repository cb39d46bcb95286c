import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { listSentences } from '../provenance/index.ts'
import { baseText } from './base-text.ts'
import { groupArrived } from './beside-arrived.ts'
import type { Arrived } from './beside-arrived.ts'
import { findArrived, findQuoted } from './follow-anchor.ts'
import { linkItem } from './link-item.ts'
import type { Site } from './site.ts'
import { listWordings } from './wordings.ts'
import { followToToday } from './wording-fate.ts'

/** What people said of a sentence or would have changed in it, shown beside it. */
export interface Beside {
  /** Anchor of the sentence, in today's text. */
  sentence: string
  label: string
  href: string
}

/** Discussions that quote a sentence of this text, be it one that came here from another item, and proposals on it that were not kept. What cannot be placed is in the page's lists alone. */
export function listBeside(site: Site, item: ItemId): Beside[] {
  return [...besideByQuote(site, item), ...site.told(besideArrived, item), ...site.index.proposalsOf(item).flatMap((contribution) => besideDeclined(site, item, contribution))]
}

function besideByQuote(site: Site, item: ItemId): Beside[] {
  const quoting = site.index.commentsOn(item).filter(isQuoting)
  const placed = Map.groupBy(quoting, (comment) => findQuoted(site, item, comment))
  return [...placed].flatMap(([sentence, comments]) => (sentence === undefined ? [] : [{ sentence, label: site.t('proposal.messages', { count: comments.length }), href: `#m-${comments[0]!.id}` }]))
}

/** Messages on other items, whose passage is in this one today: it moved here, or came with an item that left the plan. */
function besideArrived(site: Site, item: ItemId): Beside[] {
  const arrived = site.once(followMessages).get(item) ?? []
  const together = Map.groupBy(arrived, ({ from, sentence }) => `${from} ${sentence}`)
  return [...together.values()].map((some) => {
    const { from, sentence, contribution } = some[0]!
    return { sentence, label: site.t('proposal.messages', { count: some.length }), href: `${linkItem(site, from).href}#m-${contribution.id}` }
  })
}

function followMessages(site: Site): Map<ItemId, Arrived[]> {
  const listQuoting = (item: ItemId): Contribution[] => site.index.commentsOn(item).filter(isQuoting)
  return groupArrived(site, listQuoting, (from, comment) => [findArrived(site, from, comment)].filter((place) => place !== null))
}

function isQuoting({ anchor, withheld }: Contribution): boolean {
  return anchor !== undefined && !withheld
}

function besideDeclined(site: Site, item: ItemId, contribution: Contribution): Beside[] {
  const { status, withheld, number, id } = contribution
  const change = contribution.changes.find((each) => each.type === 'revise' && each.item === item)
  if (status !== 'declined' || withheld || number === undefined || change?.type !== 'revise' || change.body === undefined) return []
  const key = findTouched(baseText(site, contribution, item)?.body ?? '', change.body)
  const sentence = key === undefined ? undefined : findToday(site, item, key)
  return sentence === undefined ? [] : [{ sentence, label: site.t('beside.declined', { number }), href: site.links.contribution(id) }]
}

/** The first sentence that a proposal would have changed or taken out, else the one after which it would have added words. */
function findTouched(base: string, proposed: string): string | undefined {
  const before = listSentences(base).map(({ key }) => key)
  const after = listSentences(proposed).map(({ key }) => key)
  const left = before.find((key) => !after.includes(key))
  const added = after.findIndex((key) => !before.includes(key))
  return left ?? (added === -1 ? undefined : (after[added - 1] ?? before[0]))
}

function findToday(site: Site, item: ItemId, key: string): string | undefined {
  const { standing, former } = listWordings(site, item)
  const here = standing.find((wording) => wording.key === key)
  if (here) return here.id
  const left = former.find((wording) => wording.key === key)
  const fate = left && followToToday(site, item, left)
  return fate?.item === item ? standing.find(({ id }) => id === fate.sentence?.id)?.id : undefined
}
