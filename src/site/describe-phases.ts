import type { Phase } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** A phase and its dates, in words; nothing says whether it is over. */
export interface PhaseDates {
  title: string
  dates: string
}

export function describePhases(site: Site): PhaseDates[] {
  return site.state.plan.fields.phases.map((phase) => ({ title: phase.title, dates: datesOf(site, phase) }))
}

/** The date that a proposer needs: the end of the last phase that takes proposals, or its beginning when it has no end. */
export function describeDeadline(site: Site): string | null {
  const last = site.state.plan.fields.phases.findLast((phase) => phase.kind !== 'integration')
  if (!last) return null
  return last.closes ? site.t('home.deadline', { date: site.date(last.closes) }) : site.t('home.no-end', { date: site.date(last.opens) })
}

function datesOf(site: Site, { opens, closes }: Phase): string {
  return closes ? site.t('phase.between', { from: site.date(opens), to: site.date(closes) }) : site.t('phase.from', { from: site.date(opens) })
}
