import type { Contribution } from '../../domain/contribution.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { PlacedItem } from '../../domain/plan.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { PendingState } from '../../usecases/pending-states.ts'
import { askedAuthors } from '../../usecases/asked-authors.ts'
import { openQuestions, waitingContributions } from '../../usecases/waiting.ts'
import { itemOf } from '../submission/target-of.ts'
import type { Condition, KindOfRow } from './list-filter.ts'
import type { Survey } from './survey.ts'

/** One thing that waits for the coordination. */
export interface DeskRow {
  contribution: Contribution
  kind: KindOfRow
  /** The part of the plan that it is listed under; absent for an idea that has no place yet. */
  item?: ItemId
  /** Where a proposal stands on today's plan, and what follows from it; computed when read: a page shows fifty of three thousand. */
  readonly state: PendingState | undefined
  readonly conditions: readonly Condition[]
  /** The coordination's question to its proposer, who has not answered yet. */
  asked?: Contribution
  /** It asks something that nobody has answered. */
  asks: boolean
}

/**
 * All that waits, in the order in which an evening goes: by part of the plan, in the plan's order, what concerns a part that is gone
 * next, then ideas without a place, then questions that ask for no decision. Within each, oldest first.
 */
export function listRows(survey: Pick<Survey, 'state' | 'stateOf'>): DeskRow[] {
  const { state, stateOf } = survey
  const questions = openQuestions(state)
  const asking = new Set(questions.map(({ id }) => id))
  const waiting = [...waitingContributions(state), ...questions.filter(({ kind }) => kind === 'comment')]
  const rank = rankIn(state)
  const asked = askedAuthors(state.contributions)
  const rows = waiting.map((contribution) => rowOf(contribution, stateOf, asking.has(contribution.id), asked.get(contribution.id)))
  return rows.map((row) => ({ row, at: rank(row) })).sort((one, other) => one.at - other.at).map(({ row }) => row)
}

/** Where in the list one that left it stood: the first that is left of the same part, else the first of what follows in the list's order; -1: it was last. */
export function findPlaceLeft(contribution: Contribution, rows: readonly DeskRow[], state: Pick<PlanState, 'plan'>): number {
  const rank = rankIn(state)
  const item = itemOf(contribution)
  const own = rank({ kind: kindOf(contribution), ...(item !== undefined && { item }) })
  return rows.findIndex((row) => rank(row) >= own)
}

/** The order of the list, by what a line is about: the plan's, then parts that are gone, ideas without a place, questions. */
function rankIn({ plan }: Pick<PlanState, 'plan'>): (row: Pick<DeskRow, 'item' | 'kind'>) => number {
  const ranks = new Map([PLAN_ID, ...flatten(plan.axes)].map((item, index) => [item, index]))
  return ({ item, kind }) => (kind === 'question' ? ranks.size + 2 : item === undefined ? ranks.size + 1 : (ranks.get(item) ?? ranks.size))
}

/** Whether it still asks for a decision: a question asks for an answer alone, and a basket holds a decision already. The one count of what is left. */
export function isLeft({ kind, contribution }: Pick<DeskRow, 'kind' | 'contribution'>, waiting: { has(id: ContributionId): boolean }): boolean {
  return kind !== 'question' && !waiting.has(contribution.id)
}

function rowOf(contribution: Contribution, stateOf: Survey['stateOf'], asks: boolean, asked: Contribution | undefined): DeskRow {
  const item = itemOf(contribution)
  return {
    contribution,
    kind: kindOf(contribution),
    asks,
    get state() {
      return stateOf(contribution.id)
    },
    get conditions() {
      return [...conditionsOf(contribution, stateOf(contribution.id)), ...(asked ? ['demandee' as const] : [])]
    },
    ...(asked && { asked }),
    ...(item !== undefined && { item }),
  }
}

function kindOf({ kind, changes }: Contribution): KindOfRow {
  if (kind === 'comment') return 'question'
  const types = { revise: 'modifier', add: 'ajouter', remove: 'retirer', move: 'deplacer' } as const
  return changes[0] ? types[changes[0].type] : 'idee'
}

function conditionsOf({ kind }: Contribution, state: PendingState | undefined): Condition[] {
  if (kind !== 'amendment' || !state) return []
  const found: Condition[] = []
  if (state.collidesWith.length > 0) found.push('memes-mots')
  if (state.state === 'needs-author') found.push('a-revoir')
  if (state.state === 'follows-context-changed') found.push('autour')
  if (state.state !== 'needs-author' && state.collidesWith.length === 0) found.push('seule')
  return found
}

function flatten(items: readonly PlacedItem[]): ItemId[] {
  return items.flatMap((item) => [item.id, ...flatten(item.children)])
}
