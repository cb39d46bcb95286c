import { describeDeadline, describePhases } from './describe-phases.ts'
import type { PhaseDates } from './describe-phases.ts'
import { headPlanChange } from './head-plan-change.ts'
import { listJournal } from './journal-page.ts'
import type { JournalEntry } from './journal-page.ts'
import { shapePlan } from './plan-shape.ts'
import type { ShapeAxis } from './plan-shape.ts'
import type { Site } from './site.ts'

export interface HomePage {
  title: string
  call: string | null
  deadline: string | null
  phases: PhaseDates[]
  axes: ShapeAxis[]
  outcomes: { count: number; label: string }[]
  /** The latest changes of the plan, headed by what they made of it. */
  changes: JournalEntry[]
}

export function buildHomePage(site: Site): HomePage {
  const { fields } = site.state.plan
  return {
    title: fields.title,
    call: fields.call ?? null,
    deadline: describeDeadline(site),
    phases: describePhases(site),
    axes: shapePlan(site),
    outcomes: countOutcomes(site),
    changes: listJournal(site)
      .filter(({ changedPlan }) => changedPlan)
      .slice(0, 3)
      .map((entry) => ({ ...entry, heading: (entry.event && headPlanChange(site, entry.event)) ?? entry.heading })),
  }
}

/** Proposals and ideas by what became of them; withdrawn ones are their proposer's affair and not counted. */
function countOutcomes(site: Site): HomePage['outcomes'] {
  const proposals = [...site.state.contributions.values()].filter(({ kind, withheld }) => kind !== 'comment' && !withheld)
  const count = (...statuses: string[]): number => proposals.filter(({ status }) => statuses.includes(status)).length
  const counts = { accepted: count('accepted', 'accepted-with-changes', 'merged-into'), declined: count('declined'), pending: count('pending') }
  return (['accepted', 'declined', 'pending'] as const).map((key) => ({ count: counts[key], label: site.t(`plural.${key}`, { count: counts[key] }) }))
}
