import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { PLAN_ID, type ItemId, type Plan } from '../domain/plan.ts'
import { applyState, listCollidingPairs, type ContextChange } from '../merge/index.ts'
import { textOf, type ItemText } from './rebase-changes.ts'

/** Whether a pending proposal still applies to today's plan: as it is, around changed words, or only once its author has seen it. */
export type ProposalState = 'follows' | 'follows-context-changed' | 'needs-author'

export interface PendingState {
  state: ProposalState
  /** Paragraphs around the proposal that changed since its base. */
  context: (ContextChange & { item: ItemId })[]
  /** Items on which it no longer applies by itself. */
  collidesOn: ItemId[]
  /** Other pending proposals that touch the same words, in the register's order. */
  collidesWith: ContributionId[]
}

/** An item's words at the base that an amendment was written on; null: not there then. */
export type BaseText = (amendment: Contribution, item: ItemId) => ItemText | null

/**
 * What today's plan makes of every pending amendment: computed anew each time, never stored. Two proposals collide where they
 * change the same words of today's text, or where one takes out what the other changes.
 */
export function pendingStates(state: { plan: Plan; contributions: ReadonlyMap<ContributionId, Contribution> }, baseText: BaseText): Map<ContributionId, PendingState> {
  const pending = [...state.contributions.values()].filter((each) => each.status === 'pending' && each.changes.length > 0 && each.base)
  const rebased = pending.map((contribution) => rebaseAll(state.plan, contribution, baseText))
  const states = new Map(rebased.map((each) => [each.contribution.id, each.state]))
  for (const [one, two] of collidingPairs(state.plan, rebased)) {
    states.get(one)!.collidesWith.push(two)
    states.get(two)!.collidesWith.push(one)
  }
  return states
}

interface Rebased {
  contribution: Contribution
  state: PendingState
  /** Text of each revised item with this proposal in it; null: the proposal takes the item out. */
  texts: Map<ItemId, string | null>
}

function rebaseAll(plan: Plan, contribution: Contribution, baseText: BaseText): Rebased {
  const state: PendingState = { state: 'follows', context: [], collidesOn: [], collidesWith: [] }
  const texts = new Map<ItemId, string | null>()
  for (const change of contribution.changes) rebase(plan, change, baseText(contribution, change.item), state, texts)
  if (state.collidesOn.length > 0) state.state = 'needs-author'
  else if (state.context.length > 0) state.state = 'follows-context-changed'
  return { contribution, state, texts }
}

function rebase(plan: Plan, change: Change, was: ItemText | null, state: PendingState, texts: Map<ItemId, string | null>): void {
  const { item } = change
  const today = textOf(plan, item)
  if (change.type === 'add') {
    if (today || (change.parent && !plan.items.has(change.parent))) state.collidesOn.push(item)
    return
  }
  const reworded = was && today && (was.body !== today.body || was.title !== today.title)
  if (!today || (change.type === 'move' && !plan.items.has(change.parent)) || (change.type === 'remove' && reworded)) {
    state.collidesOn.push(item)
    return
  }
  if (change.type === 'remove') texts.set(item, null)
  if (change.type !== 'revise') return
  if (change.title !== undefined && today.title !== was?.title && today.title !== change.title) state.collidesOn.push(item)
  if (change.body === undefined) return
  const applied = applyState(was?.body ?? today.body, today.body, change.body)
  if (applied.state === 'needs-author') {
    state.collidesOn.push(item)
    return
  }
  texts.set(item, applied.text)
  if (applied.state === 'follows-context-changed') state.context.push(...applied.context.map((each) => ({ ...each, item })))
}

/** Pairs of contributions, each once, in the register's order. */
function collidingPairs(plan: Plan, rebased: readonly Rebased[]): [ContributionId, ContributionId][] {
  const byItem = new Map<ItemId, { id: ContributionId; text: string | null }[]>()
  for (const { contribution, texts } of rebased) {
    for (const [item, text] of texts) byItem.set(item, [...(byItem.get(item) ?? []), { id: contribution.id, text }])
  }
  const pairs = new Map<string, [ContributionId, ContributionId]>()
  for (const [item, sides] of byItem) {
    for (const [one, two] of pairsOn(plan, item, sides)) pairs.set(`${one} ${two}`, [one, two])
  }
  return [...pairs.values()]
}

function pairsOn(plan: Plan, item: ItemId, sides: readonly { id: ContributionId; text: string | null }[]): [ContributionId, ContributionId][] {
  const base = (item === PLAN_ID ? plan.introduction : plan.items.get(item)?.body) ?? ''
  const revised = sides.flatMap((side) => (side.text === null ? [] : [{ id: side.id, text: side.text }]))
  const removed = sides.filter((side) => side.text === null)
  const among = listCollidingPairs(base, revised.map((side) => side.text)).map(([one, two]): [ContributionId, ContributionId] => [revised[one]!.id, revised[two]!.id])
  return [...among, ...removed.flatMap((gone) => revised.map((side): [ContributionId, ContributionId] => [gone.id, side.id]))]
}
