import type { ItemKind, PlacedItem, PlanItem } from '../domain/plan.ts'
import type { FileIssue } from './file-issue.ts'
import { compareOrder } from './order-between.ts'
import type { ReadItem } from './read-items.ts'

const parentKinds: Record<ItemKind, readonly ItemKind[]> = { axis: [], objective: ['axis'], action: ['objective', 'axis'] }

/** Whether an item of `kind` may stand under one of `parent`'s kind (undefined: at the top). */
export function canStandUnder(kind: ItemKind, parent: ItemKind | undefined): boolean {
  return parent === undefined ? kind === 'axis' : parentKinds[kind].includes(parent)
}

/**
 * The tree of items with their numbers. Actions directly under an axis come before its objectives. An item whose parent is
 * missing or of the wrong kind hangs last under the last axis, at the top where there is none; its `parent` then says where it
 * hangs.
 */
export function placeItems(items: readonly ReadItem[]): { axes: PlacedItem[]; issues: FileIssue[] } {
  const issues: FileIssue[] = []
  const placed = [...items].sort(compareOrder).map(({ parentLine: _, ...item }): PlacedItem => ({ ...item, number: 0, children: [] }))
  const lines = new Map(items.map((item) => [item.id, item.parentLine]))
  const byId = new Map(placed.map((item) => [item.id, item]))
  const orphans: PlacedItem[] = []
  const top = placed.filter((item) => item.kind === 'axis')

  for (const kind of ['action', 'objective'] as const) {
    for (const item of placed.filter((each) => each.kind === kind)) {
      const parent = item.parent === undefined ? undefined : byId.get(item.parent)
      if (parent && canStandUnder(kind, parent.kind)) parent.children.push(item)
      else {
        orphans.push(item)
        const fault = parentFault(item, parent, byId)
        if (fault) issues.push({ ...fault, line: lines.get(item.id) ?? 1 })
      }
    }
  }
  orphans.sort((a, b) => (a.kind === b.kind ? compareOrder(a, b) : a.kind === 'action' ? -1 : 1))
  const home = top.at(-1)
  for (const orphan of orphans) {
    if (home) orphan.parent = home.id
    else delete orphan.parent
    ;(home ? home.children : top).push(orphan)
  }
  numberItems(top)
  return { axes: top, issues }
}

/** A parent that is absent altogether is told by the schema; here, one that is unknown or cannot be. */
function parentFault(item: PlanItem, parent: PlanItem | undefined, byId: ReadonlyMap<string, PlanItem>): FileIssue | undefined {
  const at = { path: 'parent', file: item.path, data: { id: item.id, parent: item.parent } }
  if (item.parent === undefined) return undefined
  if (!parent) return { code: 'item.unknown-parent', ...at }
  if (isInCycle(item, byId)) return { code: 'item.parent-cycle', ...at }
  return { code: 'item.wrong-parent', ...at, data: { ...at.data, kind: item.kind, parentKind: parent.kind } }
}

function isInCycle(item: PlanItem, byId: ReadonlyMap<string, PlanItem>): boolean {
  const seen = new Set<string>()
  for (let each: PlanItem | undefined = item; each; each = each.parent === undefined ? undefined : byId.get(each.parent)) {
    if (seen.has(each.id)) return each.id === item.id
    seen.add(each.id)
  }
  return false
}

function numberItems(top: readonly PlacedItem[]): void {
  const counts: Record<ItemKind, number> = { axis: 0, objective: 0, action: 0 }
  const visit = (item: PlacedItem): void => {
    item.number = counts[item.kind] += 1
    item.children.forEach(visit)
  }
  top.forEach(visit)
}
