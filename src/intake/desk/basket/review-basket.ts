import { createHash } from 'node:crypto'
import type { Contribution } from '../../../domain/contribution.ts'
import type { ItemId, ItemKind, Plan } from '../../../domain/plan.ts'
import { PLAN_ID } from '../../../domain/plan.ts'
import { readBatchSides } from '../../../usecases/batch-sides.ts'
import type { BatchCollision } from '../../../usecases/collide-in-batch.ts'
import { itemsOfBatch, mergeBatch, type BatchMerge } from '../../../usecases/merge-batch.ts'
import type { PlanState } from '../../../usecases/plan-state.ts'
import type { ItemPreview } from '../../../usecases/preview-amendment.ts'
import { takesText } from '../../../usecases/record-decisions.ts'
import { textOf } from '../../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../../context.ts'
import type { BasketEntry } from '../../private/baskets.ts'
import { stampOf } from '../examine.ts'
import { tellSince, type SinceDecided } from './tell-since.ts'

/**
 * What stands in the way of a decision. `decided`: somebody decided meanwhile; `changed`: something else happened to the
 * contribution; `collides`: its words meet others; `alone`: it settled a collision with one that is no longer beside it;
 * `impossible`: the plan cannot take it.
 */
export type Obstacle = 'decided' | 'changed' | 'collides' | 'alone' | 'impossible'

export interface ReviewedEntry {
  entry: BasketEntry
  contribution: Contribution
  obstacle: Obstacle | null
  /** It left and is on its way to the plan. */
  isLeaving: boolean
  collisions: BatchCollision[]
  /** What changed under it since it was decided. */
  since: SinceDecided
}

/** « L'action 17 deviendra l'action 18 »; no `from`: new; no `to`: leaves the plan. */
export interface Renumbered {
  item: ItemId
  kind: ItemKind
  label: string
  from?: number
  to?: number
}

/** A basket on today's plan: what can be published, what it makes of the plan, and what cannot be, with why. */
export interface BasketReview {
  entries: ReviewedEntry[]
  /** What « Publier » publishes. */
  ready: ReviewedEntry[]
  items: ItemPreview[]
  renumbered: Renumbered[]
  /** The plan with all that is ready in it. */
  plan: Plan
  /** Names what was shown: publishing something else under it is refused. */
  digest: string
}

/** Entries whose decision the register has under their own id: they are published. */
export function publishedIds(entries: readonly BasketEntry[], state: Pick<PlanState, 'contributions'>): Set<string> {
  return new Set(entries.filter(({ id, decision }) => state.contributions.get(decision.contribution)?.history.some((event) => event.id === id)).map(({ id }) => id))
}

/** Reviews a basket. `leaving`: ids of decisions that are in the outbox. Entries that are published already are left out. */
export async function reviewBasket(context: Pick<IntakeContext, 'readContent'>, state: PlanState, all: readonly BasketEntry[], leaving: ReadonlySet<string>): Promise<BasketReview> {
  const published = publishedIds(all, state)
  const waiting = all.filter(({ id }) => !published.has(id))
  const reviewed = await Promise.all(
    waiting.map(async (entry): Promise<ReviewedEntry[]> => {
      const contribution = state.contributions.get(entry.decision.contribution)
      if (!contribution) return []
      return [{ entry, contribution, isLeaving: leaving.has(entry.id), obstacle: obstacleOf(entry, contribution, all), collisions: [], since: await tellSince(context, state, entry, contribution) }]
    }),
  )
  const entries = reviewed.flat()
  const merge = await mergeReady(context, state, entries)
  const ready = entries.filter(isReady)
  const items = itemsOfBatch(merge).map((item) => previewOf(item, state.plan, merge))
  const renumbered = listRenumbered(state.plan, merge.plan)
  return { entries, ready, items, renumbered, plan: merge.plan, digest: digestOf({ ready: ready.map(({ entry }) => entry.id), items, renumbered }) }
}

export function isReady({ obstacle, isLeaving }: ReviewedEntry): boolean {
  return obstacle === null && !isLeaving
}

function obstacleOf({ seen, settles = [] }: BasketEntry, contribution: Contribution, all: readonly BasketEntry[]): Obstacle | null {
  if (contribution.status !== 'pending') return 'decided'
  if (seen !== stampOf(contribution)) return 'changed'
  return settles.some((id) => !all.some(({ decision }) => decision.contribution === id)) ? 'alone' : null
}

/** Merges what is ready; what collides, the later of the two, is marked and left out, until the rest stands. */
async function mergeReady({ readContent }: Pick<IntakeContext, 'readContent'>, state: PlanState, entries: readonly ReviewedEntry[]): Promise<BatchMerge> {
  const order = new Map([...state.contributions.keys()].map((id, index) => [id, index]))
  const inOrder = entries.toSorted((one, other) => order.get(one.contribution.id)! - order.get(other.contribution.id)!)
  for (;;) {
    const accepted = inOrder.filter((each) => isReady(each) && takesText(each.entry.decision))
    const sides = await readBatchSides(accepted.map(({ entry, contribution }) => ({ contribution, decision: entry.decision, settles: entry.settles })), state.heads.main, async (commit) => (await readContent(commit)) ?? state.files)
    const merge = mergeBatch(state.files, sides)
    const blocked = accepted.filter((each) => {
      each.collisions = merge.collisions.filter(({ between }) => between.at(-1) === each.contribution.id)
      const isImpossible = merge.issues.some(({ contribution }) => contribution === each.contribution.id)
      each.obstacle = each.collisions.length > 0 ? 'collides' : isImpossible ? 'impossible' : each.obstacle
      return each.obstacle !== null
    })
    if (blocked.length === 0) return merge
    const gone = new Set(blocked.map(({ contribution }) => contribution.id))
    for (const each of inOrder) if (isReady(each) && each.entry.settles?.some((id) => gone.has(id))) each.obstacle = 'alone'
  }
}

function previewOf(item: ItemId, now: Plan, { plan }: BatchMerge): ItemPreview {
  const kind = item === PLAN_ID ? 'plan' : (plan.items.get(item) ?? now.items.get(item))?.kind ?? 'action'
  return { item, kind, before: numbered(now, item), after: numbered(plan, item), collisions: [] }
}

function numbered(plan: Plan, item: ItemId): ItemPreview['before'] {
  const text = textOf(plan, item)
  const number = plan.items.get(item)?.number
  return text && { ...text, ...(number !== undefined && { number }) }
}

function listRenumbered(before: Plan, after: Plan): Renumbered[] {
  const kept = [...after.items.values()].flatMap(({ id, kind, label, number }): Renumbered[] => {
    const from = before.items.get(id)?.number
    return from === number ? [] : [{ item: id, kind, label, to: number, ...(from !== undefined && { from }) }]
  })
  const gone = [...before.items.values()].filter(({ id }) => !after.items.has(id)).map(({ id, kind, label, number }): Renumbered => ({ item: id, kind, label, from: number }))
  return [...gone, ...kept]
}

function digestOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)
}
