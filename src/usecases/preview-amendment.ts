import { applyChanges } from '../content/apply-changes.ts'
import { readPlan } from '../content/read-plan.ts'
import type { Change } from '../domain/amendment.ts'
import type { Issue } from '../domain/errors.ts'
import { PLAN_ID, type ItemId, type ItemKind, type Plan } from '../domain/plan.ts'
import { rebaseChanges, textOf, type ItemCollision, type ItemText } from './rebase-changes.ts'

/** One item as an amendment would leave it on today's plan. Null: not there before, or not any more. */
export interface ItemPreview {
  item: ItemId
  kind: ItemKind | 'plan'
  before: (ItemText & { number?: number }) | null
  after: (ItemText & { number?: number }) | null
  /** Where it is to be moved, where it is: under which item, after which sibling (null: first). */
  move?: { parent: ItemId; after: ItemId | null }
  collisions: ItemCollision[]
}

export interface AmendmentPreview {
  items: ItemPreview[]
  /** The plan with the amendment in it. */
  plan: Plan
  /** Files to write to have it, relative to `content/`; null removes. */
  files: ReadonlyMap<string, string | null>
  /** The changes as they apply today. */
  changes: Change[]
  collisions: ItemCollision[]
  issues: Issue[]
}

type Files = ReadonlyMap<string, string>

/** What changes written on `base` make of `current`. Pure: both maps are the files of `content/`. */
export function previewAmendment(current: Files, base: Files, changes: readonly Change[]): AmendmentPreview {
  const rebased = rebaseChanges(base, current, changes)
  const applied = applyChanges(current, rebased.changes)
  const now = readPlan(current).plan
  const { plan } = readPlan(withFiles(current, applied.files))
  const ids = [...new Set(changes.map((change) => change.item))]
  const items = ids.map((item) => ({
    item,
    kind: kindOf(plan, item) ?? kindOf(now, item) ?? 'action',
    before: numbered(now, item),
    after: numbered(plan, item),
    collisions: rebased.collisions.filter((collision) => collision.item === item),
    ...moveOf(changes, item),
  }))
  return { items, plan, files: applied.files, changes: rebased.changes, collisions: rebased.collisions, issues: applied.issues }
}

function moveOf(changes: readonly Change[], item: ItemId): Pick<ItemPreview, 'move'> {
  const move = changes.find((change) => change.type === 'move' && change.item === item)
  return move?.type === 'move' ? { move: { parent: move.parent, after: move.after } } : {}
}

/** `files` with some replaced, or removed where null. */
export function withFiles(files: Files, replaced: ReadonlyMap<string, string | null>): Map<string, string> {
  const result = new Map(files)
  for (const [path, text] of replaced) {
    if (text === null) result.delete(path)
    else result.set(path, text)
  }
  return result
}

function kindOf(plan: Plan, item: ItemId): ItemKind | 'plan' | undefined {
  return item === PLAN_ID ? 'plan' : plan.items.get(item)?.kind
}

function numbered(plan: Plan, item: ItemId): ItemPreview['before'] {
  const text = textOf(plan, item)
  const number = plan.items.get(item)?.number
  return text && { ...text, ...(number !== undefined && { number }) }
}
