import { PLAN_ID } from '../domain/plan.ts'
import { headContribution } from './contribution-heading.ts'
import { linkItem } from './link-item.ts'
import type { Site } from './site.ts'
import { buildThreads } from './threads.ts'
import type { ThreadComment } from './threads.ts'

/** Messages about one thing. */
export interface Discussion {
  id: string
  label: string
  href: string
  latest: string
  threads: ThreadComment[]
}

/** Every discussion, the one with the latest message first. */
export function listDiscussions(site: Site): Discussion[] {
  const { state, index, links } = site
  const about = [
    { id: 'plan', label: site.t('item.whole-plan'), href: links.page('plan/'), comments: [...index.generalComments, ...index.commentsOn(PLAN_ID)] },
    ...[...state.plan.items.values()].map((item) => ({ id: item.id, label: site.fullName(item), href: links.item(item.kind, item.id), comments: index.commentsOn(item.id) })),
    ...[...site.history.removed.keys()].map((id) => ({ id, ...linkItem(site, id), comments: index.commentsOn(id) })),
    ...[...state.contributions.values()].map((each) => ({ id: each.id, label: discussionName(site, each), href: links.contribution(each.id), comments: index.commentsAbout(each.id) })),
  ]
  return about
    .filter(({ comments }) => comments.length > 0)
    .map(({ comments, ...rest }) => ({ ...rest, latest: comments.map(({ submittedAt }) => submittedAt).sort().at(-1)!, threads: buildThreads(site, comments) }))
    .sort((a, b) => (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : 0))
}

function discussionName(site: Site, contribution: Parameters<typeof headContribution>[1]): string {
  const heading = headContribution(site, contribution)
  return contribution.number === undefined ? heading : `${site.t('proposal.number', { number: contribution.number })} ${heading}`
}
