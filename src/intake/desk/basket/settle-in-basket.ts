import { decision as decisionSchema } from '../../../domain/decision.ts'
import type { Issue } from '../../../domain/errors.ts'
import type { ContributionId } from '../../../domain/ids.ts'
import type { ItemId } from '../../../domain/plan.ts'
import { checkReason } from '../../../text/limits.ts'
import type { PlanState } from '../../../usecases/plan-state.ts'
import { takesText } from '../../../usecases/record-decisions.ts'
import { rebaseChanges, textOf } from '../../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../../context.ts'
import type { Coordinator } from '../../private/coordinators.ts'
import { readEdited } from '../../submission/edit-text.ts'
import { putInBasket } from './put-in-basket.ts'
import type { BasketReview, ReviewedEntry } from './review-basket.ts'

export interface Settlement {
  contribution: ContributionId
  item: ItemId
  /** Plain words: the item's whole text, with what the others of the basket make of it. */
  text: string
  reason: string
}

/** A decision of the basket whose words meet others' on an item, and can be settled by one text. */
export function findToSettle({ entries }: BasketReview, contribution: ContributionId, item: ItemId): ReviewedEntry | undefined {
  return entries.find((each) => each.contribution.id === contribution && each.collisions.some((collision) => collision.item === item && collision.reason === 'text' && collision.between.length > 1))
}

/** The decisions of a basket that change an item and are ready: those whose words a settling text begins with. */
export function settledOn({ ready }: BasketReview, item: ItemId): ContributionId[] {
  return ready.filter(({ entry, contribution }) => takesText(entry.decision) && (entry.decision.changes ?? contribution.changes).some((change) => change.item === item)).map(({ contribution }) => contribution.id)
}

/**
 * Turns a decision that collides with others of the basket into the coordinator's own words, which hold all of theirs. Throws
 * `NotKept`. Paths of issues: `text`, `reason`, or '' when there is nothing to settle any more.
 */
export async function settleInBasket(context: IntakeContext, coordinator: Coordinator, review: BasketReview, state: PlanState, { contribution: id, item, text, reason }: Settlement): Promise<Issue[]> {
  const found = findToSettle(review, id, item)
  if (!found) return [{ code: 'basket.nothing-to-settle', path: '' }]
  const { contribution, entry } = found
  if (!text.trim()) return [{ code: 'decision.changes-missing', path: 'text' }]
  if (!reason.trim()) return [{ code: 'decision.reason-missing', path: 'reason' }]
  const issues = checkReason(reason, 'reason')
  if (issues.length > 0) return issues
  const shown = textOf(review.plan, item)?.body ?? ''
  const body = await readEdited(text, shown, { item, before: textOf(state.plan, item)?.body ?? '', plan: review.plan, today: state.plan }, context.plain)
  const base = (entry.decision.changes ? entry.decision.base : contribution.base) ?? state.heads.main
  const others = rebaseChanges((await context.readContent(base)) ?? state.files, state.files, entry.decision.changes ?? contribution.changes).changes
  const changes = others.map((change) => (change.type === 'revise' && change.item === item ? { ...change, body } : change))
  const made = decisionSchema.safeParse({ ...entry.decision, outcome: 'accepted-with-changes', reason: await context.plain.fromPlain(reason, ''), changes, base: state.heads.main })
  if (!made.success) return [{ code: 'decision.unreadable', path: 'text' }]
  const index = contribution.changes.findIndex((change) => change.item === item)
  const typed = { ...entry.typed, decision: 'accepted-with-changes', pourquoi: reason, [`texte-${index}`]: text, base: state.heads.main }
  return putInBasket(context, coordinator, contribution, state, made.data, { typed, settles: settledOn(review, item) })
}
