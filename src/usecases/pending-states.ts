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
 * change the same words of today's text, where one takes out what the other changes, or where they want one item in two places. `memo`, the same at each call, spares
 * what a decision elsewhere did not touch; the result is the same without it.
 */
export function pendingStates(state: { plan: Plan; contributions: ReadonlyMap<ContributionId, Contribution> }, baseText: BaseText, memo: StatesMemo = createStatesMemo()): Map<ContributionId, PendingState> {
  const pending = [...state.contributions.values()].filter((each) => each.status === 'pending' && each.changes.length > 0 && each.base)
  const rebased = pending.map((contribution) => {
    const { texts, ...standing } = recallStanding(memo, contribution, (item) => baseText(contribution, item), state.plan)
    return { contribution, state: { ...standing, collidesWith: [] as ContributionId[] }, texts }
  })
  const states = new Map(rebased.map((each) => [each.contribution.id, each.state]))
  for (const [one, two] of collidingPairs(state.plan, rebased, memo)) {
    states.get(one)!.collidesWith.push(two)
    states.get(two)!.collidesWith.push(one)
  }
  return states
}

/** What was computed before: given again, only what a decision touched is computed anew. Holds the last result for each proposal and item. */
export interface StatesMemo {
  standings: Map<ContributionId, { given: readonly string[]; standing: Standing }>
  pairs: Map<ItemId, { given: readonly string[]; pairs: [number, number][] }>
}

export function createStatesMemo(): StatesMemo {
  return { standings: new Map(), pairs: new Map() }
}

function recallStanding(memo: StatesMemo, contribution: Contribution, was: (item: ItemId) => ItemText | null, plan: Plan): Standing {
  const today = (item: ItemId) => textOf(plan, item)
  const given = contribution.changes.flatMap((change) => {
    const parent = 'parent' in change && change.parent !== undefined ? String(plan.items.has(change.parent)) : ''
    return [JSON.stringify(change), ...[was(change.item), today(change.item)].flatMap((text) => [String(text === null), text?.title ?? '', text?.body ?? '', text?.parent ?? '']), parent]
  })
  const kept = memo.standings.get(contribution.id)
  const standing = kept && areSame(kept.given, given) ? kept.standing : standOn(contribution, was, today)
  memo.standings.set(contribution.id, { given, standing })
  return standing
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** Pairs of contributions, each once, in the register's order. */
function collidingPairs(plan: Plan, rebased: readonly (Pick<Standing, 'texts'> & { contribution: Contribution })[], memo: StatesMemo): [ContributionId, ContributionId][] {
  const byItem = new Map<ItemId, { id: ContributionId; text: string | null }[]>()
  for (const { contribution, texts } of rebased) {
    for (const [item, text] of texts) byItem.set(item, [...(byItem.get(item) ?? []), { id: contribution.id, text }])
  }
  const pairs = new Map<string, [ContributionId, ContributionId]>()
  for (const [item, sides] of byItem) {
    for (const [one, two] of pairsOn(plan, item, sides, memo)) pairs.set(`${one} ${two}`, [one, two])
  }
  for (const [one, two] of placePairs(rebased.map(({ contribution }) => contribution))) pairs.set(`${one} ${two}`, [one, two])
  return [...pairs.values()]
}

/** One item asked to two places, or to be moved and to be taken out. */
function placePairs(pending: readonly Contribution[]): [ContributionId, ContributionId][] {
  const asked = pending.flatMap(({ id, changes }) => changes.flatMap((change) => (change.type === 'move' || change.type === 'remove' ? [{ id, item: change.item, place: change.type === 'move' ? `${change.parent} ${change.after ?? ''}` : null }] : [])))
  return [...Map.groupBy(asked, ({ item }) => item).values()].flatMap((sides) => sides.flatMap((one, index) => sides.slice(index + 1).flatMap((two): [ContributionId, ContributionId][] => (one.id !== two.id && one.place !== two.place ? [[one.id, two.id]] : []))))
}

function pairsOn(plan: Plan, item: ItemId, sides: readonly { id: ContributionId; text: string | null }[], memo: StatesMemo): [ContributionId, ContributionId][] {
  const base = (item === PLAN_ID ? plan.introduction : plan.items.get(item)?.body) ?? ''
  const revised = sides.flatMap((side) => (side.text === null ? [] : [{ id: side.id, text: side.text }]))
  const removed = sides.filter((side) => side.text === null)
  const texts = [base, ...revised.map((side) => side.text)]
  const kept = memo.pairs.get(item)
  const pairs = kept && areSame(kept.given, texts) ? kept.pairs : listCollidingPairs(base, texts.slice(1))
  memo.pairs.set(item, { given: texts, pairs })
  const among = pairs.map(([one, two]): [ContributionId, ContributionId] => [revised[one]!.id, revised[two]!.id])
  return [...among, ...removed.flatMap((gone) => revised.map((side): [ContributionId, ContributionId] => [gone.id, side.id]))]
}
