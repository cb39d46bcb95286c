import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { PLAN_ID, type ItemId, type Plan } from '../domain/plan.ts'
import { listCollidingPairs } from '../merge/index.ts'
import { textOf, type ItemText } from './rebase-changes.ts'
import { standOn, type Standing } from './stand-on.ts'

export interface PendingState extends Omit<Standing, 'texts'> {
  /** Other pending proposals that touch the same words, in the register's order. */
  collidesWith: ContributionId[]
}

/** An item's words at the base that an amendment was written on; null: not there then. */
export type BaseText = (amendment: Contribution, item: ItemId) => ItemText | null

/**
 * What today's plan makes of every pending amendment: computed anew each time, never stored. Two proposals collide where they
 * change the same words of today's text, or where one takes out what the other changes. `memo`, the same at each call, spares
 * what a decision elsewhere did not touch; the result is the same without it.
 */
export function pendingStates(state: { plan: Plan; contributions: ReadonlyMap<ContributionId, Contribution> }, baseText: BaseText): Map<ContributionId, PendingState> {
  const pending = [...state.contributions.values()].filter((each) => each.status === 'pending' && each.changes.length > 0 && each.base)
  const rebased = pending.map((contribution) => {
    const { texts, ...standing } = standOn(contribution, (item) => baseText(contribution, item), (item) => textOf(state.plan, item))
    return { contribution, state: { ...standing, collidesWith: [] as ContributionId[] }, texts }
  })
  const states = new Map(rebased.map((each) => [each.contribution.id, each.state]))
  for (const [one, two] of collidingPairs(state.plan, rebased)) {
    states.get(one)!.collidesWith.push(two)
    states.get(two)!.collidesWith.push(one)
  }
  return states
}

/** Pairs of contributions, each once, in the register's order. */
function collidingPairs(plan: Plan, rebased: readonly (Pick<Standing, 'texts'> & { contribution: Contribution })[]): [ContributionId, ContributionId][] {
  const byItem = new Map<ItemId, { id: ContributionId; text: string | null }[]>()
  for (const { contribution, texts } of rebased) {
    for (const [item, text] of texts) byItem.set(item, [...(byItem.get(item) ?? []), { id: contribution.id, text }])
  }
  const pairs = new Map<string, [ContributionId, ContributionId]>()
  for (const [item, sides] of byItem) {
    for (const [one, two] of pairsOn(plan, item, sides, memo)) pairs.set(`${one} ${two}`, [one, two])
  }
  return [...pairs.values()]
}

function pairsOn(plan: Plan, item: ItemId, sides: readonly { id: ContributionId; text: string | null }[], memo: StatesMemo): [ContributionId, ContributionId][] {
  const base = (item === PLAN_ID ? plan.introduction : plan.items.get(item)?.body) ?? ''
  const revised = sides.flatMap((side) => (side.text === null ? [] : [{ id: side.id, text: side.text }]))
  const removed = sides.filter((side) => side.text === null)
  const texts = [base, ...revised.map((side) => side.text)]
  const kept = memo.pairs.get(item)
  const pairs = kept && areSame(kept.texts, texts) ? kept.pairs : listCollidingPairs(base, texts.slice(1))
  memo.pairs.set(item, { texts, pairs })
  const among = pairs.map(([one, two]): [ContributionId, ContributionId] => [revised[one]!.id, revised[two]!.id])
  return [...among, ...removed.flatMap((gone) => revised.map((side): [ContributionId, ContributionId] => [gone.id, side.id]))]
}
