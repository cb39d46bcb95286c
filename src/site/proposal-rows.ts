import type { Contribution } from '../domain/contribution.ts'
import { headContribution, nameItem } from './contribution-heading.ts'
import { itemsOf } from './site-index.ts'
import type { Site } from './site.ts'

/** One line in a list of proposals. */
export interface ProposalRow {
  id: string
  /** « n° 42 »; empty for what has none. */
  number: string
  heading: string
  href: string
  status: string
  statusText: string
  date: string
  at: string
  /** « Action 9 », « → Action 9 » for an idea that came into the plan there, or that it has no place yet. */
  about: string
  name: string
  example: boolean
  /** « 2 messages »; empty for none. */
  messages: string
}

export function rowOf(site: Site, contribution: Contribution): ProposalRow {
  const at = contribution.decision?.at ?? contribution.submittedAt
  const messages = site.index.commentsAbout(contribution.id).length
  return {
    id: contribution.id,
    number: contribution.number === undefined ? '' : site.t('proposal.number', { number: contribution.number }),
    heading: headContribution(site, contribution),
    href: site.links.contribution(contribution.id),
    status: statusClass(contribution),
    statusText: describeStatus(site, contribution),
    date: site.date(at),
    at,
    about: describePlace(site, contribution),
    name: site.nameOf(contribution.person),
    example: contribution.example,
    messages: messages > 0 ? site.t('proposal.messages', { count: messages }) : '',
  }
}

/** Name for the style; `placed` for an idea that has a place and no decision. */
export function statusClass(contribution: Contribution): string {
  if (contribution.withheld) return 'withheld'
  return contribution.status === 'pending' && contribution.placedUnder ? 'placed' : contribution.status
}

/** « intégrée autrement », « regroupée avec n° 42 » */
export function describeStatus(site: Site, contribution: Contribution): string {
  if (contribution.withheld) return site.t('status.withheld')
  const reopened = contribution.formerDecisions.length > 0
  switch (contribution.status) {
    case 'pending':
      if (contribution.placedUnder) return site.t('status.placed')
      return site.t(reopened ? 'status.reopened' : 'status.pending')
    case 'merged-into': {
      const into = contribution.decision?.into
      return site.t('status.merged-into', { number: (into && site.state.contributions.get(into)?.number) ?? '' })
    }
    default:
      return site.t(`status.${contribution.status}`)
  }
}

function describePlace(site: Site, contribution: Contribution): string {
  const landed = contribution.decision?.landed.map(({ item }) => item) ?? []
  const items = (landed.length > 0 ? landed : itemsOf(contribution)).filter((item) => !contribution.changes.some((change) => change.type === 'add' && change.item === item && !site.state.plan.items.has(item)))
  const names = [...new Set(items.map((item) => nameItem(site, item)))].slice(0, 3).join(', ')
  if (names) return contribution.kind === 'idea' && landed.length > 0 ? site.t('proposal.landed', { items: names }) : names
  return contribution.kind === 'idea' ? site.t('proposal.no-place') : ''
}
