import type { Contribution } from '../domain/contribution.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { nameItem } from './contribution-heading.ts'
import { listStandingFacts } from './standing.ts'
import type { Site } from './site.ts'

export interface DatedFact {
  at: string
  date: string
  text: string
}

/** What happened to a contribution, and to the plan under it, oldest first. */
export function listFacts(site: Site, contribution: Contribution): DatedFact[] {
  const events = contribution.history.map((event) => ({ at: event.at, date: site.date(event.at), text: factText(site, event, contribution) }))
  return [...events, ...listStandingFacts(site, contribution)].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function factText(site: Site, event: RegisterEvent, contribution: Contribution): string {
  const { t } = site
  const decider = (elsewhere?: boolean): string => site.nameDecider(event.by, elsewhere)
  switch (event.type) {
    case 'submitted':
    case 'commented':
    case 'answered':
      if (contribution.ideaOf && contribution.ideaOf !== contribution.person) return t('fact.worded', { name: site.nameOf(contribution.person), idea: site.nameOf(contribution.ideaOf) })
      if (contribution.typist) return tellTyped(site, contribution, contribution.typist)
      return t(contribution.late ? 'fact.received-late' : 'fact.received', { name: site.nameOf(contribution.person) })
    case 'reworked':
      return t('fact.reworked', { name: event.by === contribution.person ? site.nameOf(event.by) : decider(true) })
    case 'decided':
      return t('fact.decided', { outcome: t(event.outcome === 'merged-into' ? 'status.merged-into' : `status.${event.outcome}`, { number: (event.into && site.state.contributions.get(event.into)?.number) ?? '' }), name: decider(event.elsewhere) })
    case 'placed':
      return t(event.reason ? 'fact.placed-because' : 'fact.placed', { item: nameItem(site, event.item), name: decider(), reason: event.reason ?? '' })
    case 'withdrawn':
      return t('fact.withdrawn')
    case 'reopened':
      return event.elsewhere ? t('fact.reopened-elsewhere', { name: decider(true) }) : t('fact.reopened', { name: decider(), reason: event.reason })
    case 'explained':
      return t('fact.explained', { name: decider() })
    case 'withheld':
      return t('fact.withheld')
    case 'closed':
      return ''
  }
}

/** How it came, when and where, by whom, and who typed it: four things kept apart. */
function tellTyped(site: Site, { person, received }: Contribution, typist: string): string {
  const { t } = site
  const names = { name: site.nameOf(person), typist: site.nameDecider(typist) }
  if (!received) return t('fact.typed', names)
  const { by, on, place } = received
  return t(place ? 'fact.typed-place' : 'fact.typed-on', { ...names, how: t(`received.${by}`), date: site.date(on), place: place ?? '' })
}
