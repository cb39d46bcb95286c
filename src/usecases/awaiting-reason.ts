import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { PlanState } from './plan-state.ts'

/** Whether a decision was taken on the code host and nobody has said why yet. */
export function awaitsReason(decision: RecordedDecision | undefined): decision is RecordedDecision {
  return decision?.elsewhere === true && !decision.reason
}

/** Contributions whose standing decision still has no reason, in the register's order. */
export function listAwaitingReason({ contributions }: Pick<PlanState, 'contributions'>): Contribution[] {
  return [...contributions.values()].filter(({ decision }) => awaitsReason(decision))
}
