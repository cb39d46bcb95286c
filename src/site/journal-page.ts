import type { Contribution } from '../domain/contribution.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { headContribution } from './contribution-heading.ts'
import type { Site } from './site.ts'

/** One dated fact; newest first. `href` leads to what it is about. */
export interface JournalEntry {
  at: string
  date: string
  what: string
  heading: string
  href: string
}

/** What changed the plan or answered a proposal, newest first. */
export function listJournal(site: Site): JournalEntry[] {
  return site.state.events.flatMap((event) => describeEvent(site, event)).toReversed()
}

/** One entry, or none: for messages, and for what was withheld. */
export function describeEvent(site: Site, event: RegisterEvent): JournalEntry[] {
  const contribution = site.state.contributions.get(event.contribution)
  if (!contribution || contribution.withheld) return []
  const what = wordFor(site, event, contribution)
  if (!what) return []
  return [{ at: event.at, date: site.date(event.at), what, heading: headContribution(site, contribution), href: site.links.contribution(contribution.id) }]
}

function wordFor(site: Site, event: RegisterEvent, contribution: Contribution): string | null {
  const number = contribution.number ?? ''
  const kind = contribution.kind === 'idea' ? 'idea' : 'amendment'
  switch (event.type) {
    case 'submitted':
      return site.t(`journal.submitted.${kind}`, { number })
    case 'decided':
      return site.t(`journal.${event.outcome}`, { number, into: numberOf(site, event.into) })
    case 'placed':
    case 'withdrawn':
    case 'reopened':
    case 'reworked':
      return site.t(`journal.${event.type}`, { number })
    case 'commented':
    case 'answered':
    case 'withheld':
      return null
  }
}

function numberOf(site: Site, id: string | undefined): string {
  return String((id && site.state.contributions.get(id)?.number) ?? '')
}
