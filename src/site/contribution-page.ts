import type { Change } from '../domain/amendment.ts'
import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { PLAN_ID } from '../domain/plan.ts'
import { translateMinutes } from '../i18n/minutes.ts'
import { awaitsReason } from '../usecases/awaiting-reason.ts'
import { listFacts } from './contribution-facts.ts'
import type { DatedFact } from './contribution-facts.ts'
import { headContribution, headGesture, nameItem } from './contribution-heading.ts'
import { joinedWith } from './describe-revision.ts'
import { findLanded } from './find-landed.ts'
import { viewQuote } from './follow-anchor.ts'
import type { QuoteView } from './follow-anchor.ts'
import { traceForward } from './forward-trace.ts'
import type { ForwardTrace } from './forward-trace.ts'
import { questionOf } from './open-questions.ts'
import type { OpenQuestion } from './open-questions.ts'
import { describeStatus, rowOf, statusClass } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import { viewPending } from './pending-view.ts'
import type { PendingView } from './pending-view.ts'
import { axisOf } from './plan-shape.ts'
import { renderText } from './render-text.ts'
import { itemsOf } from './site-index.ts'
import { listSessions } from './session-minutes.ts'
import type { Site } from './site.ts'
import { unansweredAt } from './standing.ts'
import { buildThreads } from './threads.ts'
import type { ThreadComment } from './threads.ts'
import { viewChange } from './view-change.ts'
import type { ChangeView } from './view-change.ts'

export interface DecisionView {
  outcome: string
  status: string
  by: string
  at: string
  date: string
  reasonHtml: string
  /** Taken on the code host, and nobody has written why yet. */
  awaitsReason: boolean
  /** Who wrote the reason afterwards, and when. */
  explained: string | null
  leftOut: { text: string; why: string }[]
  note: string | null
  /** The proposer had been asked and had not answered. */
  unanswered: string | null
  session: { label: string; href: string } | null
  into: { label: string; href: string } | null
  /** The coordinator's own words, beside what was proposed. */
  changes: ChangeView[]
}

export interface ContributionPage {
  id: string
  kind: Contribution['kind']
  /** Axis of the first item that it is about, for search; empty when none. */
  axisId: string
  documentTitle: string
  /** « Proposition n° 42 » */
  kicker: string
  heading: string
  status: string
  statusText: string
  withheld: string | null
  example: boolean
  name: string
  at: string
  date: string
  about: { label: string; href: string } | null
  textHtml: string
  /** What its changes do together, in one line. */
  gesture: string | null
  changes: ChangeView[]
  rationaleHtml: string
  /** The passage that it points at. */
  quote: QuoteView | null
  alternativeTo: ProposalRow | null
  alternatives: ProposalRow[]
  /** The idea that it words, and the proposals that word it. */
  fedBy: ProposalRow | null
  feeds: ProposalRow[]
  joined: ProposalRow[]
  /** Dated facts, oldest first. */
  facts: DatedFact[]
  /** Where it stands on today's plan while it waits; null otherwise. */
  pending: PendingView | null
  decision: DecisionView | null
  formerDecisions: DecisionView[]
  questions: OpenQuestion[]
  landed: { label: string; href: string; before: string | null }[]
  /** What became of its words; null where none of them entered the plan. */
  forward: ForwardTrace | null
  threads: ThreadComment[]
  comment: string
  alternative: string | null
}

export function buildContributionPage(site: Site, contribution: Contribution): ContributionPage {
  const { t, links } = site
  const hidden = contribution.withheld !== undefined
  const kicker = t(`contribution.kicker.${contribution.kind}`, { number: contribution.number ?? '' })
  const heading = contribution.kind === 'comment' ? t('comment.by', { name: site.nameOf(contribution.person), date: site.date(contribution.submittedAt) }) : headContribution(site, contribution)
  const { feeds, alternatives } = site.told(listFollowers, contribution.id)
  return {
    id: contribution.id,
    kind: contribution.kind,
    axisId: itemsOf(contribution).map((item) => axisOf(site, item)?.id).find(Boolean) ?? '',
    documentTitle: contribution.kind === 'comment' ? heading : `${kicker}${t('colon')} ${heading}`,
    kicker,
    heading,
    status: statusClass(contribution),
    statusText: describeStatus(site, contribution),
    withheld: contribution.withheld ? t('withheld.notice', { date: site.date(contribution.withheld.at), reason: contribution.withheld.reason }) : null,
    example: contribution.example,
    name: site.nameOf(contribution.person),
    at: contribution.submittedAt,
    date: site.date(contribution.submittedAt),
    about: aboutOf(site, contribution),
    textHtml: hidden || contribution.kind === 'amendment' ? '' : renderText(site, contribution.text ?? ''),
    gesture: hidden ? null : headGesture(site, contribution),
    changes: hidden ? [] : viewChanges(site, contribution),
    rationaleHtml: hidden ? '' : renderText(site, contribution.rationale ?? ''),
    quote: viewQuote(site, contribution),
    alternativeTo: rowFor(site, contribution.alternativeTo),
    fedBy: rowFor(site, contribution.fedBy),
    feeds: feeds.map((id) => rowOf(site, site.state.contributions.get(id)!)),
    alternatives: alternatives.map((id) => rowOf(site, site.state.contributions.get(id)!)),
    joined: joinedWith(site, contribution).map((each) => rowOf(site, each)),
    facts: listFacts(site, contribution),
    pending: viewPending(site, contribution),
    decision: contribution.decision ? viewDecision(site, contribution, contribution.decision) : null,
    formerDecisions: contribution.formerDecisions.map((decision) => viewDecision(site, contribution, decision)),
    questions: questionOf(site, contribution, findLanded(site, contribution)[0]?.id),
    landed: landedOf(site, contribution),
    forward: site.told(traceForwardById, contribution.id),
    threads: buildThreads(site, commentsBelow(site, contribution)),
    comment: links.form({ intent: 'reagir', contribution: contribution.id }),
    alternative: contribution.kind === 'amendment' && !hidden ? links.form({ intent: 'modifier', contribution: contribution.id, ...(contribution.changes[0] && { item: contribution.changes[0].item }) }) : null,
  }
}

/** Proposals that word an idea, and alternatives to a proposal, in the register's order. */
function listFollowers({ state }: Site, id: ContributionId): { feeds: ContributionId[]; alternatives: ContributionId[] } {
  const all = [...state.contributions.values()]
  return { feeds: all.filter(({ fedBy }) => fedBy === id).map((each) => each.id), alternatives: all.filter(({ alternativeTo }) => alternativeTo === id).map((each) => each.id) }
}

function traceForwardById(site: Site, id: ContributionId): ForwardTrace | null {
  return traceForward(site, site.state.contributions.get(id)!)
}

/** The minutes of the merging session in which it was taken. */
function sessionOf(site: Site, { batch }: RecordedDecision): DecisionView['session'] {
  const closed = batch === undefined ? undefined : listSessions(site).find(({ contribution }) => contribution === batch)
  return closed ? { label: translateMinutes(site.language)('decided-in'), href: site.links.page(`seances/${closed.contribution}/`) } : null
}

/** Each change; where two items are joined, the one that goes is told as words that join the other. */
function viewChanges(site: Site, contribution: Contribution): ChangeView[] {
  const [first] = contribution.changes
  return contribution.changes.map((change) => {
    const view = viewChange(site, change, contribution)
    return contribution.gesture === 'join' && change.type === 'remove' && first ? { ...view, told: [site.t('change.joined', { item: nameItem(site, first.item) })] } : view
  })
}

export function viewDecision(site: Site, contribution: Contribution, decision: RecordedDecision): DecisionView {
  const into = decision.into ? site.state.contributions.get(decision.into) : undefined
  return {
    outcome: site.t(decision.outcome === 'merged-into' ? 'status.merged-into' : `status.${decision.outcome}`, { number: into?.number ?? '' }),
    status: decision.outcome,
    by: site.nameDecider(decision.by, decision.elsewhere),
    at: decision.at,
    date: site.date(decision.at),
    reasonHtml: renderText(site, decision.reason ?? ''),
    awaitsReason: awaitsReason(decision),
    explained: decision.explained ? site.t('decision.explained', { name: site.nameDecider(decision.explained.by), date: site.date(decision.explained.at) }) : null,
    leftOut: decision.leftOut,
    note: decision.note ?? null,
    unanswered: tellUnanswered(site, contribution, decision),
    session: sessionOf(site, decision),
    into: into ? { label: headContribution(site, into), href: site.links.contribution(into.id) } : null,
    changes: (decision.changes ?? []).map((change) => viewDecided(site, change, contribution, decision)),
  }
}

function tellUnanswered(site: Site, contribution: Contribution, decision: RecordedDecision): string | null {
  const since = unansweredAt(site, contribution, decision)
  return since === null ? null : site.t('decision.unanswered', { since: site.date(since) })
}

/** The coordinator's words against the text that they changed: that of the decision's day, just before it. */
function viewDecided(site: Site, change: Change, contribution: Contribution, decision: RecordedDecision): ChangeView {
  const commit = decision.commits[0]
  const parent = commit && site.origins.stories.get(commit)?.commit.parents[0]
  return viewChange(site, change, { ...contribution, ...(parent && { base: parent, submittedAt: decision.at }) })
}

function aboutOf(site: Site, contribution: Contribution): ContributionPage['about'] {
  if (contribution.about.contribution) {
    const about = site.state.contributions.get(contribution.about.contribution)
    return about ? { label: headContribution(site, about), href: site.links.contribution(about.id) } : null
  }
  const id = contribution.placedUnder ?? contribution.about.item
  if (id === PLAN_ID) return { label: site.t('item.whole-plan'), href: site.links.page('plan/') }
  const item = id ? site.state.plan.items.get(id) : undefined
  return item ? { label: site.fullName(item), href: site.links.item(item.kind, item.id) } : null
}

function rowFor(site: Site, id: string | undefined): ProposalRow | null {
  const contribution = id ? site.state.contributions.get(id) : undefined
  return contribution ? rowOf(site, contribution) : null
}

/** Where its words are in today's plan, with the number that the item had on the day of the decision. */
export function landedOf(site: Site, { decision }: Contribution): ContributionPage['landed'] {
  return (decision?.landed ?? []).map(({ item, kind, number }) => {
    if (item === PLAN_ID) return { label: site.t('item.introduction'), href: site.links.page('plan/'), before: null }
    const placed = site.state.plan.items.get(item)
    const before = number !== undefined && kind !== 'plan' && placed?.number !== number ? site.t('landed.was', { name: site.numberedName({ kind, number }), date: site.date(decision!.at) }) : null
    return { label: placed ? site.fullName(placed) : nameItem(site, item), href: site.links.item(kind === 'plan' ? 'action' : kind, item), before }
  })
}

/** Messages about it; on a message's own page, the replies to it. */
function commentsBelow(site: Site, contribution: Contribution): Contribution[] {
  if (contribution.kind !== 'comment') return site.index.commentsAbout(contribution.id)
  return site.told(listReplies, contribution.id).map((id) => site.state.contributions.get(id)!)
}

function listReplies({ state }: Site, id: ContributionId): ContributionId[] {
  const below = new Set([id])
  return [...state.contributions.values()].filter((each) => each.replyTo && below.has(each.replyTo) && below.add(each.id)).map((each) => each.id)
}
