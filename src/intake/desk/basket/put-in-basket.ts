import type { Contribution } from '../../../domain/contribution.ts'
import type { Decision } from '../../../domain/decision.ts'
import type { Issue } from '../../../domain/errors.ts'
import { createOpaqueId } from '../../../domain/ids.ts'
import type { ContributionId } from '../../../domain/ids.ts'
import { readBatchSides } from '../../../usecases/batch-sides.ts'
import { mergeBatch } from '../../../usecases/merge-batch.ts'
import type { PlanState } from '../../../usecases/plan-state.ts'
import { takesText } from '../../../usecases/record-decisions.ts'
import type { IntakeContext } from '../../context.ts'
import type { Coordinator } from '../../private/coordinators.ts'
import { stampOf } from '../examine.ts'

export interface PutOptions {
  /** Fields of the form, to be edited again. */
  typed?: Record<string, string>
  /** Others of the basket whose words the decision's `changes` hold already. */
  settles?: readonly ContributionId[]
}

/**
 * Puts a decision into a coordinator's basket, in the place of an earlier one on the same contribution. Refused, as deciding at once
 * would be, where its words do not fit today's plan. Others in the basket may collide with it: the basket shows that. Throws `NotKept`.
 */
export async function putInBasket(context: IntakeContext, coordinator: Coordinator, contribution: Contribution, state: PlanState, decision: Decision, { typed, settles = [] }: PutOptions = {}): Promise<Issue[]> {
  const { baskets, clock, randomBytes } = context
  const { entries } = await baskets.of(coordinator.id)
  const settled = entries.filter((each) => settles.includes(each.decision.contribution) && each.decision.contribution !== contribution.id)
  const kept = settled.map((each) => each.decision.contribution)
  if (takesText(decision)) {
    const accepted = [...settled, { decision, settles: kept }].flatMap((each) => {
      const found = state.contributions.get(each.decision.contribution)
      return found && takesText(each.decision) ? [{ ...each, contribution: found }] : []
    })
    const sides = await readBatchSides(accepted, state.heads.main, async (commit) => (await context.readContent(commit)) ?? state.files)
    const merge = mergeBatch(state.files, sides)
    const collisions = merge.collisions.filter(({ between }) => between.length === 1 && between[0] === contribution.id)
    if (collisions.length > 0) return [{ code: 'decision.collides', path: 'changes', data: { collisions } }]
    const issues = merge.issues.filter((issue) => issue.contribution === contribution.id)
    if (issues.length > 0) return issues
  }
  await baskets.put(coordinator.id, {
    id: createOpaqueId(randomBytes),
    at: clock.now().toISOString(),
    decision,
    seen: stampOf(contribution),
    main: state.heads.main,
    ...(typed && { typed }),
    ...(kept.length > 0 && { settles: kept }),
  })
  return []
}
