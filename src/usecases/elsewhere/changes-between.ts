import { readPlan } from '../../content/read-plan.ts'
import type { Change } from '../../domain/amendment.ts'
import { PLAN_ID, type PlacedItem, type Plan } from '../../domain/plan.ts'

type Files = ReadonlyMap<string, string>

/**
 * What someone changed in the files of `content/`, as changes of items in an order in which they can be made. What no proposal
 * can ask for (pages, versions, fields) is left out. Pure.
 */
export function changesBetween(before: Files, after: Files): Change[] {
  const was = readPlan(before).plan
  const now = readPlan(after).plan
  const items = [...now.items.values()]
  const added = items.filter(({ id }) => !was.items.has(id))
  const kept = items.flatMap((item) => (was.items.has(item.id) ? [{ item, former: was.items.get(item.id)! }] : []))
  const removed = [...was.items.values()].filter(({ id }) => !now.items.has(id)).reverse()
  return [
    ...introductionChange(was, now),
    ...added.map((item): Change => ({ type: 'add', item: item.id, kind: item.kind, ...(item.parent !== undefined && { parent: item.parent }), after: siblingBefore(now, item), ...(item.title && { title: item.title }), body: item.body })),
    ...kept.flatMap(({ item, former }) => revision(former, item)),
    ...kept.flatMap(({ item, former }): Change[] => (item.parent !== undefined && hasMoved(former, item) ? [{ type: 'move', item: item.id, parent: item.parent, after: siblingBefore(now, item) }] : [])),
    ...removed.map(({ id }): Change => ({ type: 'remove', item: id })),
  ]
}

function introductionChange(was: Plan, now: Plan): Change[] {
  const title = now.fields.title !== was.fields.title ? { title: now.fields.title } : {}
  const body = now.introduction !== was.introduction ? { body: now.introduction } : {}
  return 'title' in title || 'body' in body ? [{ type: 'revise', item: PLAN_ID, ...title, ...body }] : []
}

function revision(former: PlacedItem, item: PlacedItem): Change[] {
  const title = item.title !== undefined && item.title !== former.title ? { title: item.title } : {}
  const body = item.body !== former.body ? { body: item.body } : {}
  return 'title' in title || 'body' in body ? [{ type: 'revise', item: item.id, ...title, ...body }] : []
}

/** The parent or the place that its own file says, which no other item's coming or going changes. */
function hasMoved(former: PlacedItem, item: PlacedItem): boolean {
  return item.parent !== former.parent || item.order !== former.order
}

function siblingBefore(plan: Plan, { id, kind, parent }: PlacedItem): string | null {
  const siblings = (parent === undefined ? plan.axes : (plan.items.get(parent)?.children ?? [])).filter((each) => each.kind === kind)
  return siblings[siblings.findIndex((each) => each.id === id) - 1]?.id ?? null
}
