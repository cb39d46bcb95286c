import type { Change } from '../domain/amendment.ts'
import { PLAN_ID, type Plan } from '../domain/plan.ts'
import type { Landing } from '../domain/register-event.ts'

/** Where the changed items stand in the plan; an item that was removed stands nowhere. */
export function landingsOf(plan: Plan, changes: readonly Change[]): Landing[] {
  return [...new Set(changes.map((change) => change.item))].flatMap((item): Landing[] => {
    if (item === PLAN_ID) return [{ item, kind: 'plan' }]
    const placed = plan.items.get(item)
    return placed ? [{ item, kind: placed.kind, number: placed.number }] : []
  })
}
