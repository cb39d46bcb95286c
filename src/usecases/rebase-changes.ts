import { readPlan } from '../content/read-plan.ts'
import type { Change } from '../domain/amendment.ts'
import { PLAN_ID, type ItemId, type Plan } from '../domain/plan.ts'
import { merge3, type Collision } from '../merge/index.ts'

/** Why a change no longer applies as it is. `text`: the words that met (see `Collision`). */
export interface ItemCollision {
  item: ItemId
  reason: 'text' | 'title' | 'item-removed' | 'item-changed' | 'item-moved' | 'parent-removed' | 'id-taken'
  text?: Collision[]
}

/** Changes moved onto another state of the plan; where they collide, `changes` keeps today's words at the collision. */
export interface RebasedChanges {
  changes: Change[]
  collisions: ItemCollision[]
}

type Files = ReadonlyMap<string, string>

/** Moves changes written on `base` onto `current`, by a three-way merge of each text. Pure; both maps are relative to `content/`. */
export function rebaseChanges(base: Files, current: Files, changes: readonly Change[]): RebasedChanges {
  const before = readPlan(base).plan
  const now = readPlan(current).plan
  const rebased = changes.map((change) => rebaseChange(before, now, change, changes))
  return { changes: rebased.flatMap((each) => each.change ?? []), collisions: rebased.flatMap((each) => each.collisions) }
}

interface Rebased {
  change?: Change
  collisions: ItemCollision[]
}

function rebaseChange(before: Plan, now: Plan, change: Change, all: readonly Change[]): Rebased {
  const { item } = change
  const isNew = (id: ItemId) => all.some((other) => other.type === 'add' && other.item === id)
  const collides = (reason: ItemCollision['reason']): Rebased => ({ collisions: [{ item, reason }] })
  switch (change.type) {
    case 'add': {
      if (now.items.has(item)) return collides('id-taken')
      return change.parent && !now.items.has(change.parent) && !isNew(change.parent) ? collides('parent-removed') : { change, collisions: [] }
    }
    case 'move': {
      const today = now.items.get(item)
      if (!today && !isNew(item)) return collides('item-removed')
      if (!now.items.has(change.parent) && !isNew(change.parent)) return collides('parent-removed')
      return isMovedElsewhere(before.items.get(item), today, change.parent) ? collides('item-moved') : { change, collisions: [] }
    }
    case 'remove': {
      const today = textOf(now, item)
      if (!today) return collides('item-removed')
      const was = textOf(before, item)
      return was && (was.body !== today.body || was.title !== today.title) ? collides('item-changed') : { change, collisions: [] }
    }
    case 'revise':
      if (isNew(item)) return { change, collisions: [] }
      return rebaseRevision(textOf(before, item), textOf(now, item), change)
  }
}

function rebaseRevision(was: ItemText | null, today: ItemText | null, change: Extract<Change, { type: 'revise' }>): Rebased {
  const { item } = change
  if (!today) return { collisions: [{ item, reason: 'item-removed' }] }
  if (!was) return { change, collisions: [] }
  const collisions: ItemCollision[] = []
  const result: Change = { ...change }
  if (change.body !== undefined) {
    const merged = merge3(was.body, today.body, change.body)
    result.body = merged.text
    if (!merged.clean) collisions.push({ item, reason: 'text', text: merged.collisions })
  }
  if (change.title !== undefined && today.title !== was.title && today.title !== change.title) {
    collisions.push({ item, reason: 'title' })
    result.title = today.title
  }
  return { change: result, collisions }
}

/** Whether an item changed parent since it was to be moved, and to another one than asked. Not known without both: false. */
export function isMovedElsewhere(was: Pick<ItemText, 'parent'> | null | undefined, today: Pick<ItemText, 'parent'> | null | undefined, wanted: ItemId): boolean {
  return was?.parent !== undefined && today?.parent !== undefined && was.parent !== today.parent && today.parent !== wanted
}

/** Words of an item, and where it is. */
export interface ItemText {
  title?: string
  body: string
  parent?: ItemId
}

/** Words of an item or of the introduction; null when the plan does not have it. */
export function textOf(plan: Plan, item: ItemId): ItemText | null {
  if (item === PLAN_ID) return { title: plan.fields.title, body: plan.introduction }
  const found = plan.items.get(item)
  return found ? { title: found.title, body: found.body, ...(found.parent !== undefined && { parent: found.parent }) } : null
}
