import type { Contribution } from '../domain/contribution.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { translateMinutes } from '../i18n/minutes.ts'
import type { LoggedCommit } from '../ports.ts'
import { headContribution, nameItem } from './contribution-heading.ts'
import { isByWithheld } from './is-by-withheld.ts'
import { headMove, isTold } from './item-moves.ts'
import { linkItem } from './link-item.ts'
import { buildMinutes } from './session-minutes.ts'
import type { Site } from './site.ts'

/** One dated fact; newest first. `href` leads to what it is about. */
export interface JournalEntry {
  at: string
  date: string
  what: string
  heading: string
  href: string
  /** Whether the plan's text changed. */
  changedPlan: boolean
  /** Null for what is told by its commit: without a proposal, or by one that is withheld. */
  event: RegisterEvent | null
}

/** What was received and decided, what was changed without a proposal, and what left or moved by one withheld since; newest first. */
export function listJournal(site: Site): JournalEntry[] {
  const entries = [...site.state.log.slice(1).flatMap((commit) => describeCommit(site, commit)), ...site.state.events.flatMap((event) => describeEvent(site, event))]
  return entries
    .map((entry, place) => ({ entry, place, time: Date.parse(entry.at) }))
    .sort((a, b) => b.time - a.time || b.place - a.place)
    .map(({ entry }) => entry)
}

/** A commit whose events are not told, and that changed items or moved them: one of a direct edit, or of proposals withheld since. */
function describeCommit(site: Site, commit: LoggedCommit): JournalEntry[] {
  const story = site.origins.stories.get(commit.id)
  const isWithheld = isByWithheld(story)
  if (!isWithheld && (story?.trailers || story?.ownWords)) return []
  const changed = site.history.all.filter((revision) => revision.commit === commit && (!isWithheld || revision.text === null)).map(({ item }) => item)
  const moves = site.history.moves.filter((move) => move.commit === commit && isTold(move))
  const items = [...new Set([...changed, ...moves.map(({ item }) => item)])]
  const first = items[0]
  if (first === undefined) return []
  const what = site.t(isWithheld ? 'journal.withheld' : changed.length > 0 ? 'journal.direct' : 'journal.direct-move')
  const heading = changed.length === 0 && moves.length === 1 ? headMove(site, moves[0]!) : items.slice(0, 3).map((item) => nameItem(site, item)).join(', ') + (items.length > 3 ? '…' : '')
  return [{ at: commit.at, date: site.date(commit.at), what, heading, href: linkItem(site, first).href, changedPlan: true, event: null }]
}

/** One entry, or none: for messages, and for what was withheld. */
export function describeEvent(site: Site, event: RegisterEvent): JournalEntry[] {
  if (event.type === 'closed') {
    const { title, href } = buildMinutes(site, event)
    return [{ at: event.at, date: site.date(event.at), what: translateMinutes(site.language)('journal'), heading: title, href, changedPlan: false, event }]
  }
  const contribution = site.state.contributions.get(event.contribution)
  if (!contribution || contribution.withheld) return []
  const what = wordFor(site, event, contribution)
  if (!what) return []
  const changedPlan = (event.type === 'decided' || event.type === 'reopened') && event.commits.length > 0
  return [{ at: event.at, date: site.date(event.at), what, heading: headContribution(site, contribution), href: site.links.contribution(contribution.id), changedPlan, event }]
}

function wordFor(site: Site, event: RegisterEvent, contribution: Contribution): string | null {
  const number = contribution.number ?? ''
  const kind = contribution.kind === 'idea' ? 'idea' : 'amendment'
  switch (event.type) {
    case 'submitted':
      return site.t(`journal.submitted.${kind}`, { number })
    case 'decided':
      return site.t(`journal.${event.outcome}`, { number, into: numberOf(site, event.into) })
    case 'explained':
    case 'placed':
    case 'withdrawn':
    case 'reopened':
      return site.t(`journal.${event.type}`, { number })
    case 'reworked':
      return site.t(event.by === contribution.person ? 'journal.reworked' : 'journal.reworded', { number })
    case 'commented':
    case 'answered':
    case 'withheld':
    case 'closed':
      return null
  }
}

function numberOf(site: Site, id: string | undefined): string {
  return String((id && site.state.contributions.get(id)?.number) ?? '')
}
