import type { ItemId } from '../../domain/plan.ts'
import { readBody } from '../describe-texts.ts'
import { isWithheld, linkHistory, nameItemEver, stateAnchor } from '../item-states.ts'
import { linkItem } from '../link-item.ts'
import type { ItemRevision, ItemText } from '../plan-history.ts'
import type { Site } from '../site.ts'
import type { PublishedState, PublishedText, StatesFile } from './comparison-files.ts'
import { describeMoment, linkProposals } from './list-moments.ts'

/** Every state of an item that has a history. What was withheld is not in it. */
export function buildStatesFile(site: Site, id: ItemId): StatesFile {
  return { name: nameItemEver(site, id), href: linkItem(site, id).href, history: linkHistory(site, id), states: site.history.revisionsOf(id).map((revision, index) => publishState(site, id, revision, index + 1)) }
}

function publishState(site: Site, id: ItemId, revision: ItemRevision, place: number): PublishedState {
  const { commit, text } = revision
  const isHidden = isWithheld(site, id, [text])
  const date = site.date(commit.at)
  const left = `${site.t('history.removed')}, ${date}`
  return {
    title: text ? describeMoment(site, commit).title : left,
    when: text ? site.t('history.state', { date }) : left,
    text: text && !isHidden ? publishText(text) : null,
    ...(isHidden && { hidden: true as const }),
    href: `${linkHistory(site, id)}#${stateAnchor(place)}`,
    by: linkProposals(site, commit.id),
  }
}

function publishText({ title, body }: ItemText): PublishedText {
  const { read, links } = readBody(body)
  return { ...(title && { title }), read, ...(read !== body && { body }), ...(links.length > 0 && { links: [...links] }) }
}
