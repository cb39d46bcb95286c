import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { translateMinutes } from '../i18n/minutes.ts'
import { labelOf } from '../text/label.ts'
import { toPlain } from '../text/plain.ts'
import { headContribution } from './contribution-heading.ts'
import type { Site } from './site.ts'
import { isWithheldState } from './withheld-words.ts'

export type ClosedSession = Extract<RegisterEvent, { type: 'closed' }>

/** One proposal in the minutes. Texts are Markdown. */
export interface MinutesLine {
  number: number
  name: string
  heading: string
  href: string
  outcome: string
  reason: string
  leftOpen: string
  /** Plain words; `why` is empty where it is the decision's own reason. */
  leftOut: { text: string; why: string }[]
  /** Taken up again since the session. */
  isReopened: boolean
}

export interface MinutesNumber {
  label: string
  /** Null for an item that left the plan. */
  href: string | null
  before: string
  after: string
}

/** The minutes of a merging session: what became of what was proposed, why, and by whom. Nothing but what Git says. */
export interface Minutes {
  id: string
  title: string
  item: { name: string; label: string; href: string | null }
  at: string
  date: string
  /** « Ouverte le … par …, close le … par … » */
  held: string
  present: string
  /** « 3 propositions intégrées, 1 non retenue… », each counted. */
  counts: { key: MinutesPart; count: number; label: string }[]
  parts: { key: MinutesPart; heading: string; lines: MinutesLine[] }[]
  retouch: { reason: string } | null
  leftOpen: string
  note: string
  /** The item's words as the session left them, Markdown; null where it left the plan. */
  text: { title?: string; body: string } | null
  numbers: MinutesNumber[]
  version: { title: string; href: string } | null
  href: string
  textHref: string
}

export const minutesParts = ['accepted', 'otherwise', 'merged', 'declined', 'pending'] as const
export type MinutesPart = (typeof minutesParts)[number]

/** Sessions that were closed, latest first. */
export function listSessions(site: Site): ClosedSession[] {
  return site.state.events.filter((event) => event.type === 'closed').reverse()
}

/** One of them, by its contribution's id. */
export function findSession(site: Site, id: string): ClosedSession {
  return listSessions(site).find(({ contribution }) => contribution === id)!
}

export function buildMinutes(site: Site, closed: ClosedSession): Minutes {
  const { links } = site
  const t = translateMinutes(site.language)
  const item = itemOf(site, closed)
  const date = site.date(closed.at)
  const parts = partsOf(site, closed)
  const version = site.state.plan.versions.find(({ id }) => id === closed.version)
  const last = closed.commits.at(-1)
  return {
    id: closed.contribution,
    title: t('title', { item: item.name, date }),
    item,
    at: closed.at,
    date,
    held: t('held', { opened: site.date(closed.openedAt, 'date-time'), opener: site.nameDecider(closed.openedBy), closed: site.date(closed.at, 'date-time'), closer: site.nameDecider(closed.by) }),
    present: t('present', { names: new Intl.ListFormat(site.language).format(closed.participants.map((person) => site.nameDecider(person))) }),
    counts: parts.map(({ key, lines }) => ({ key, count: lines.length, label: t(`count.${key}`, { count: lines.length }) })),
    parts: parts.filter(({ lines }) => lines.length > 0),
    retouch: closed.retouch ? { reason: closed.retouch.reason ?? '' } : null,
    leftOpen: closed.leftOpen ?? '',
    note: closed.note ?? '',
    text: last ? site.history.textAt(closed.item, last, closed.at) : site.history.textAt(closed.item, '', closed.at),
    numbers: closed.numbers.map(({ kind, item: id, label, before, after }) => ({
      label,
      href: site.state.plan.items.has(id) || site.history.removed.has(id) ? links.item(kind, id) : null,
      before: before === null ? t('number-none') : site.numberedName({ kind, number: before }),
      after: after === null ? t('number-gone') : site.numberedName({ kind, number: after }),
    })),
    version: version ? { title: version.title, href: links.version(version.id) } : null,
    href: links.page(`seances/${closed.contribution}/`),
    textHref: links.page(`seances/${closed.contribution}.txt`),
  }
}

/** By its number in the session; of an item that left since, its last words. */
function itemOf(site: Site, { item, at, commits }: ClosedSession): Minutes['item'] {
  if (item === PLAN_ID) return { name: site.t('item.introduction'), label: '', href: site.links.page('plan/') }
  const [revision] = site.history.revisionsOf(item)
  const then = site.state.concordance.numbersOf(item).findLast((bearing) => Date.parse(bearing.from.at) <= Date.parse(at))
  const kind = then?.kind ?? revision?.kind ?? 'action'
  const text = site.history.textAt(item, commits.at(-1) ?? '', at) ?? site.history.revisionsOf(item).findLast((each) => each.text)?.text
  return { name: then ? site.numberedName({ kind, number: then.number }) : site.levelOf(kind), label: text && !isWithheldState(site, item, text) ? labelOf(text) : '', href: revision ? site.links.item(kind, item) : null }
}

function partsOf(site: Site, closed: ClosedSession): Minutes['parts'] {
  const lines = new Map<MinutesPart, MinutesLine[]>(minutesParts.map((key) => [key, []]))
  for (const contribution of site.state.contributions.values()) {
    const decision = [contribution.decision, ...contribution.formerDecisions].find((each) => each?.batch === closed.contribution)
    if (decision) lines.get(partOf(decision))?.push(lineOf(site, contribution, decision))
  }
  for (const id of closed.leftPending) {
    const contribution = site.state.contributions.get(id)
    if (contribution) lines.get('pending')?.push(lineOf(site, contribution, null))
  }
  const t = translateMinutes(site.language)
  return minutesParts.map((key) => ({ key, heading: t(`part.${key}`), lines: lines.get(key) ?? [] }))
}

function partOf({ outcome }: RecordedDecision): MinutesPart {
  const parts = { accepted: 'accepted', 'accepted-with-changes': 'otherwise', declined: 'declined', 'merged-into': 'merged' } as const
  return parts[outcome]
}

function lineOf(site: Site, contribution: Contribution, decision: RecordedDecision | null): MinutesLine {
  const into = decision?.into ? site.state.contributions.get(decision.into)?.number : undefined
  return {
    number: contribution.number ?? 0,
    name: site.nameOf(contribution.person),
    heading: headContribution(site, contribution),
    href: site.links.contribution(contribution.id),
    outcome: decision ? site.t(decision.outcome === 'merged-into' ? 'status.merged-into' : `status.${decision.outcome}`, { number: into ?? '' }) : site.t('status.pending'),
    reason: decision?.reason ?? '',
    leftOpen: decision?.leftOpen ?? '',
    // What is left out quotes the proposal.
    leftOut: contribution.withheld ? [] : (decision?.leftOut ?? []).map(({ text, why }) => ({ text: toPlain(text), why: why === decision?.reason ? '' : toPlain(why) })),
    isReopened: decision !== null && contribution.decision !== decision,
  }
}
