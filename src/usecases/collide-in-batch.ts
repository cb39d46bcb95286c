import type { Change } from '../domain/amendment.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { ItemId, Plan } from '../domain/plan.ts'
import { mergeMany } from '../merge/index.ts'
import { textOf, type ItemCollision } from './rebase-changes.ts'

/** Why accepted contributions cannot stand together as they are. */
export interface BatchCollision {
  item: ItemId
  reason: ItemCollision['reason'] | 'item-moved'
  /** Contributions that collide, in order of submission; one alone collides with what was merged since it was written. */
  between: ContributionId[]
  /** Words that met: what the plan says, and each one's, in the order of `between` (of one alone: today's, then its own). */
  text: { base: string; texts: string[] }[]
}

/** A contribution's changes as they apply to the common base. */
export interface RebasedSide {
  contribution: ContributionId
  changes: readonly Change[]
}

type Of<Type extends Change['type']> = { contribution: ContributionId; change: Extract<Change, { type: Type }> }

/** Collisions among changes that were all moved onto `plan`, item by item. Pure. */
export function collideInBatch(plan: Plan, sides: readonly RebasedSide[]): BatchCollision[] {
  const byItem = Map.groupBy(sides.flatMap(({ contribution, changes }) => changes.map((change) => ({ contribution, change }))), ({ change }) => change.item)
  const removed = new Map(sides.flatMap(({ contribution, changes }) => changes.flatMap((change) => (change.type === 'remove' ? [[change.item, contribution] as const] : []))))
  return [...byItem].flatMap(([item, all]) => [
    ...collideOnText(plan, item, ofType(all, 'revise')),
    ...collideOnTitle(plan, item, ofType(all, 'revise')),
    ...collideOnPlace(item, ofType(all, 'move')),
    ...collideOnId(item, ofType(all, 'add')),
    ...collideOnRemoval(item, all),
    ...collideOnParent(item, all, removed),
  ])
}

function ofType<Type extends Change['type']>(all: readonly { contribution: ContributionId; change: Change }[], type: Type): Of<Type>[] {
  return all.flatMap(({ contribution, change }) => (change.type === type ? [{ contribution, change: change as Extract<Change, { type: Type }> }] : []))
}

function collideOnText(plan: Plan, item: ItemId, revisions: readonly Of<'revise'>[]): BatchCollision[] {
  const bodies = revisions.flatMap(({ contribution, change }) => (change.body === undefined ? [] : [{ contribution, body: change.body }]))
  if (bodies.length < 2) return []
  const { collisions } = mergeMany(textOf(plan, item)?.body ?? '', bodies.map(({ body }) => body))
  return collisions.map(({ between, base, texts }) => ({ item, reason: 'text', between: between.map((index) => bodies[index]!.contribution), text: [{ base, texts }] }))
}

function collideOnTitle(plan: Plan, item: ItemId, revisions: readonly Of<'revise'>[]): BatchCollision[] {
  const today = textOf(plan, item)?.title
  const changed = revisions.filter(({ change }) => change.title !== undefined && change.title !== today)
  if (new Set(changed.map(({ change }) => change.title)).size < 2) return []
  return [{ item, reason: 'title', between: changed.map(({ contribution }) => contribution), text: [{ base: today ?? '', texts: changed.map(({ change }) => change.title ?? '') }] }]
}

function collideOnPlace(item: ItemId, moves: readonly Of<'move'>[]): BatchCollision[] {
  const places = new Set(moves.map(({ change }) => JSON.stringify([change.parent, change.after])))
  return places.size < 2 ? [] : [{ item, reason: 'item-moved', between: moves.map(({ contribution }) => contribution), text: [] }]
}

function collideOnId(item: ItemId, additions: readonly Of<'add'>[]): BatchCollision[] {
  return additions.length < 2 ? [] : [{ item, reason: 'id-taken', between: additions.map(({ contribution }) => contribution), text: [] }]
}

/** One takes the item out, another rewords or moves it. */
function collideOnRemoval(item: ItemId, all: readonly { contribution: ContributionId; change: Change }[]): BatchCollision[] {
  const types = new Set(all.map(({ change }) => change.type))
  const contributions = [...new Set(all.map(({ contribution }) => contribution))]
  return types.has('remove') && types.size > 1 && contributions.length > 1 ? [{ item, reason: 'item-changed', between: contributions, text: [] }] : []
}

/** One puts something under what another takes out. */
function collideOnParent(item: ItemId, all: readonly { contribution: ContributionId; change: Change }[], removed: ReadonlyMap<ItemId, ContributionId>): BatchCollision[] {
  return all.flatMap(({ contribution, change }) => {
    const remover = 'parent' in change && change.parent !== undefined ? removed.get(change.parent) : undefined
    return remover && remover !== contribution ? [{ item, reason: 'parent-removed' as const, between: [remover, contribution], text: [] }] : []
  })
}
