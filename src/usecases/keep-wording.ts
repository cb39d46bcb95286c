import { readPlan } from '../content/read-plan.ts'
import type { Change } from '../domain/amendment.ts'
import { PLAN_ID, type ItemId, type ItemKind, type Plan } from '../domain/plan.ts'
import { merge3 } from '../merge/index.ts'
import { previewAmendment } from './preview-amendment.ts'
import { textOf } from './rebase-changes.ts'

type Files = ReadonlyMap<string, string>

/**
 * A proposal's changes written anew on today's plan, with its author's words wherever both changed the same ones. An item that
 * left the plan is proposed again under its own id, with the author's words in it. Null where that cannot be: its place is gone,
 * or nothing is left to change. Pure; both maps are relative to `content/`.
 */
export function keepWording(base: Files, current: Files, changes: readonly Change[]): Change[] | null {
  const before = readPlan(base).plan
  const now = readPlan(current).plan
  const kept = changes.flatMap((change) => keepChange(before, now, change, changes))
  if (kept.length === 0) return null
  const preview = previewAmendment(current, current, kept)
  return preview.collisions.length > 0 || preview.issues.length > 0 ? null : kept
}

function keepChange(before: Plan, now: Plan, change: Change, all: readonly Change[]): Change[] {
  switch (change.type) {
    case 'add':
      return [change]
    case 'move':
      return now.items.has(change.item) ? [change] : []
    case 'remove':
      return now.items.has(change.item) ? [change] : []
    case 'revise':
      return keepRevision(before, now, change, all)
  }
}

function keepRevision(before: Plan, now: Plan, change: Extract<Change, { type: 'revise' }>, all: readonly Change[]): Change[] {
  const was = textOf(before, change.item)
  const today = textOf(now, change.item)
  if (!today) return was ? restore(before, now, change, all) : [change]
  const body = change.body === undefined ? undefined : mergeMine(was?.body ?? today.body, today.body, change.body)
  const kept = { ...(change.title !== undefined && change.title !== today.title && { title: change.title }), ...(body !== undefined && body !== today.body && { body }) }
  return Object.keys(kept).length === 0 ? [] : [{ type: 'revise', item: change.item, ...kept }]
}

/** Today's text with the author's words in it; the author's where both changed the same ones. */
function mergeMine(was: string, today: string, mine: string): string {
  const merged = merge3(was, today, mine)
  return merged.clean ? merged.text : merge3(was, mine, today).text
}

/** The item that was taken out, as its author would have it, where it was. */
function restore(before: Plan, now: Plan, { item, title, body }: Extract<Change, { type: 'revise' }>, all: readonly Change[]): Change[] {
  const former = before.items.get(item)
  if (!former || item === PLAN_ID || all.some((change) => change.type === 'add' && change.item === item)) return []
  const { kind, parent } = former
  const newTitle = title ?? former.title
  return [{ type: 'add', item, kind, ...(parent !== undefined && { parent }), after: siblingBefore(before, now, former), ...(newTitle && { title: newTitle }), body: body ?? former.body }]
}

/** The nearest sibling that stood before the item and is still there; null: first. */
function siblingBefore(before: Plan, now: Plan, former: { id: ItemId; kind: ItemKind; parent?: ItemId }): ItemId | null {
  const siblings = former.parent === undefined ? before.axes : (before.items.get(former.parent)?.children ?? [])
  const place = siblings.findIndex(({ id }) => id === former.id)
  const known = siblings.slice(0, place).findLast(({ id, kind }) => kind === former.kind && now.items.get(id)?.parent === former.parent)
  return known?.id ?? null
}
