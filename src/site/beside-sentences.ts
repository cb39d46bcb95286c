import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { groupArrived } from './beside-arrived.ts'
import type { Arrived } from './beside-arrived.ts'
import { besideDeclined } from './beside-declined.ts'
import { nameItem } from './contribution-heading.ts'
import { findArrived, findQuoted } from './follow-anchor.ts'
import { linkItem } from './link-item.ts'
import type { Site } from './site.ts'

/** What people said of a sentence or would have changed in it, shown beside it. */
export interface Beside {
  /** Anchor of the sentence, in today's text. */
  sentence: string
  label: string
  href: string
}

/** Discussions that quote a sentence of this text and proposals that would have changed it and were not kept, wherever it stood then. What cannot be placed is in the page's lists alone. */
export function listBeside(site: Site, item: ItemId): Beside[] {
  return [...besideByQuote(site, item), ...site.told(besideArrived, item), ...besideDeclined(site, item)]
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
    const messages = site.t('proposal.messages', { count: some.length })
    return { sentence, label: site.t('beside.on', { messages, item: nameItem(site, from) }), href: `${linkItem(site, from).href}#m-${contribution.id}` }
  })
}

function followMessages(site: Site): Map<ItemId, Arrived[]> {
  const listQuoting = (item: ItemId): Contribution[] => site.index.commentsOn(item).filter(isQuoting)
  return groupArrived(site, listQuoting, (from, comment) => [findArrived(site, from, comment)].filter((place) => place !== null))
}

function isQuoting({ anchor, withheld }: Contribution): boolean {
  return anchor !== undefined && !withheld
}
