import type { ContributionId, PersonId } from '../../../domain/ids.ts'
import type { Decision, Outcome } from '../../../domain/decision.ts'
import type { PlanState } from '../../../usecases/plan-state.ts'
import type { BatchSide } from '../../../usecases/merge-batch.ts'
import { readBatchSides } from '../../../usecases/batch-sides.ts'
import { toPlain } from '../../../text/plain.ts'
import { takesText } from '../../../usecases/record-decisions.ts'
import type { IntakeContext } from '../../context.ts'
import type { BasketEntry } from '../../private/baskets.ts'
import { stampOf } from '../examine.ts'
import { publishedIds, reviewBasket, type BasketReview } from './review-basket.ts'

/** A coordinator's basket on today's plan. */
export async function readBasket(context: IntakeContext, person: PersonId, state: PlanState): Promise<BasketReview> {
  const { entries } = await context.baskets.of(person)
  const leaving = new Set(context.outbox.pending().flatMap(({ entry }) => (entry.type === 'publish' ? entry.decisions.map(({ id }) => id) : [])))
  return reviewBasket(context, state, entries, leaving)
}

/** A decision that waits in somebody's basket. */
export interface WaitingDecision {
  person: PersonId
  /** Empty for someone who is known no more. */
  name: string
  outcome: Outcome
  entry: BasketEntry
}

/** Decisions that wait in all baskets, by contribution. Those that are published already, or that somebody else's decision overtook, are left out. */
export async function listWaitingDecisions({ baskets, coordinators }: Pick<IntakeContext, 'baskets' | 'coordinators'>, state: Pick<PlanState, 'contributions'>): Promise<ReadonlyMap<ContributionId, WaitingDecision[]>> {
  const [all, people] = await Promise.all([baskets.list(), coordinators.list()])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const waiting = all.flatMap(({ person, entries }) => {
    const published = publishedIds(entries, state)
    return entries.filter(({ id, decision }) => !published.has(id) && state.contributions.get(decision.contribution)?.status === 'pending').map((entry): WaitingDecision => ({ person, name: names.get(person) ?? '', outcome: entry.decision.outcome, entry }))
  })
  return Map.groupBy(waiting, ({ entry }) => entry.decision.contribution)
}

/** What the acceptances of a basket change, in order of submission; `except` is left out, and so is what changed since. */
export async function readBasketSides(context: Pick<IntakeContext, 'baskets' | 'readContent'>, person: PersonId, state: PlanState, except: ContributionId): Promise<BatchSide[]> {
  const { entries } = await context.baskets.of(person)
  const byContribution = new Map(entries.map((entry) => [entry.decision.contribution, entry]))
  const accepted = [...state.contributions.values()].flatMap((contribution) => {
    const entry = byContribution.get(contribution.id)
    const isWaiting = entry && contribution.id !== except && contribution.status === 'pending' && entry.seen === stampOf(contribution) && takesText(entry.decision)
    return isWaiting ? [{ contribution, decision: entry.decision, settles: entry.settles }] : []
  })
  return readBatchSides(accepted, state.heads.main, async (commit) => (await context.readContent(commit)) ?? state.files)
}

/** The fields of a decision that waits in a basket, to be edited again. Those of words that were reworded since are left out: they were written on others. */
export async function typedInBasket({ baskets, readState }: Pick<IntakeContext, 'baskets' | 'readState'>, person: PersonId, id: ContributionId): Promise<Record<string, string>> {
  const [{ entries }, { contributions }] = await Promise.all([baskets.of(person), readState()])
  const entry = entries.find(({ decision }) => decision.contribution === id)
  const contribution = contributions.get(id)
  if (!entry || contribution?.status !== 'pending') return {}
  const seen = contribution.history.findIndex((event) => event.id === entry.seen)
  const isReworded = contribution.history.slice(seen + 1).some(({ type }) => type === 'reworked')
  const { vu: _, remplir: __, ...typed } = entry.typed ?? typedFrom(entry)
  // Texts are read against the plan that they were written on, so that nothing that came since is written over.
  const kept = { base: entry.main, ...typed }
  return isReworded ? Object.fromEntries(Object.entries(kept).filter(([name]) => !/^(?:texte|titre|id)-|^base$/.test(name))) : kept
}

/** What a program decided, as the form has it; its texts begin with the proposal's. */
function typedFrom({ decision: { outcome, reason, leftOpen } }: BasketEntry): Record<string, string> {
  return { decision: outcome, ...(reason && { pourquoi: toPlain(reason) }), ...(leftOpen && { reste: toPlain(leftOpen) }) }
}

/** Others of the basket whose words a decision that is edited held already; none once its text is no longer the coordinator's. */
export async function settledBefore({ baskets }: Pick<IntakeContext, 'baskets'>, person: PersonId, { contribution, outcome }: Decision): Promise<readonly ContributionId[]> {
  const { entries } = await baskets.of(person)
  const before = entries.find(({ decision }) => decision.contribution === contribution)?.settles ?? []
  return outcome === 'accepted-with-changes' ? before.filter((id) => entries.some(({ decision }) => decision.contribution === id)) : []
}

/** Whether a basket can be taken over: its owner decides no more. Nobody takes what a colleague is still reading. */
export async function isFree({ baskets, coordinators }: Pick<IntakeContext, 'baskets' | 'coordinators'>, person: PersonId): Promise<boolean> {
  return (await baskets.list()).some((each) => each.person === person) && !(await coordinators.findActive(person))
}
