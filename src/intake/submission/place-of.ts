import { canStandUnder } from '../../content/place-items.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId, ItemKind, PlacedItem, Plan } from '../../domain/plan.ts'
import type { Submission } from './submission.ts'

/** Where an item goes: under `parent` (absent for an axis), after the sibling `after` (null: first). */
export interface Place {
  kind: ItemKind
  parent?: ItemId
  after: ItemId | null
}

type Asked = Pick<Submission, 'element' | 'apres' | 'niveau'>

/** Where an addition goes. A level that was asked for is that of the new item; else it is that of its neighbours. */
export function placeOfAddition(asked: Asked, plan: Plan, contribution: Contribution | undefined): Place | undefined {
  if (asked.niveau) return placeAtLevel(asked, plan)
  const added = contribution?.changes[0]
  if (added?.type === 'add' && !asked.element && !asked.apres) return { kind: added.kind, parent: added.parent, after: added.after }
  const after = plan.items.get(asked.apres)
  if (after) return { kind: after.kind, parent: after.parent, after: after.id }
  const last = plan.axes.at(-1)
  if (asked.element === PLAN_ID) return { kind: last?.kind ?? 'axis', after: last?.id ?? null }
  const item = plan.items.get(asked.element)
  if (!item) return undefined
  // After an action; else last under what was named, at the level that it holds already.
  if (item.kind === 'action') return { kind: 'action', parent: item.parent, after: item.id }
  return { kind: item.children.at(-1)?.kind ?? childKind(item, plan.items.values()), parent: item.id, after: item.children.at(-1)?.id ?? null }
}

const levels = { axe: 'axis', objectif: 'objective', action: 'action' } as const satisfies Record<Exclude<Submission['niveau'], ''>, ItemKind>

/** After the nearest item of that level that holds what was named, or last under it; an axis without a place is the last one. */
function placeAtLevel({ element, apres, niveau }: Asked, plan: Plan): Place | undefined {
  if (niveau === '') return undefined
  const kind = levels[niveau]
  const named = plan.items.get(apres) ?? plan.items.get(element)
  if (!named && kind !== 'axis') return undefined
  for (let item = named; item; item = item.parent === undefined ? undefined : plan.items.get(item.parent)) {
    if (item.kind === kind) return { kind, ...(item.parent !== undefined && { parent: item.parent }), after: item.id }
    if (canStandUnder(kind, item.kind)) return { kind, parent: item.id, after: item.children.findLast((child) => child.kind === kind)?.id ?? null }
  }
  return kind === 'axis' ? { kind, after: plan.axes.findLast((axis) => axis.kind === 'axis')?.id ?? null } : undefined
}

/** Where an item would go: after the sibling that is named, or first under the item that is. Undefined where it cannot stand there, or stands there already. */
export function placeOfMove(item: PlacedItem, to: ItemId, plan: Plan): Place | undefined {
  const named = plan.items.get(to)
  if (!named || named.id === item.id) return undefined
  const place = named.kind === item.kind ? { parent: named.parent, after: named.id } : { parent: named.id, after: null }
  const parent = place.parent === undefined ? undefined : plan.items.get(place.parent)
  if (!parent || parent.id === item.id || !canStandUnder(item.kind, parent.kind)) return undefined
  const siblings = parent.children.filter(({ kind }) => kind === item.kind)
  const before = siblings[siblings.findIndex(({ id }) => id === item.id) - 1]?.id ?? null
  const stays = item.parent === parent.id && before === place.after
  return stays ? undefined : { kind: item.kind, parent: parent.id, after: place.after }
}

/** What can be said in a form's list for `placeOfMove`: each place once, in reading order. */
export function listPlaces(item: PlacedItem, plan: Plan): PlacedItem[] {
  const all = (items: readonly PlacedItem[]): PlacedItem[] => items.flatMap((each) => [each, ...all(each.children)])
  return all(plan.axes).filter(({ id }) => placeOfMove(item, id, plan) !== undefined)
}

function childKind(parent: PlacedItem, items: Iterable<PlacedItem>): ItemKind {
  return parent.kind === 'axis' && [...items].some((item) => item.kind === 'objective') ? 'objective' : 'action'
}
