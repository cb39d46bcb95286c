import type { ItemId, PlacedItem } from '../domain/plan.ts'
import { flatten } from '../content/read-plan.ts'
import type { Site } from './site.ts'

const tones = 6

export interface ShapeAction {
  number: number
  href: string
  name: string
  label: string
  changed: boolean
  pending: number
}

/** Actions under one objective; those that stand directly under the axis come first, without heading. */
export interface ShapeGroup {
  name?: string
  number?: number
  label?: string
  href?: string
  pending: number
  actions: ShapeAction[]
}

export interface ShapeAxis {
  id: ItemId
  tone: number
  name: string
  label: string
  href: string
  counts: string
  share: number
  groups: ShapeGroup[]
}

/** The plan at a glance: what stands where, what changed, what waits. */
export function shapePlan(site: Site): ShapeAxis[] {
  return site.state.plan.axes.map((axis, index) => {
    const below = flatten(axis.children)
    const actions = below.filter((item) => item.kind === 'action').length
    const objectives = below.filter((item) => item.kind === 'objective')
    const direct = axis.children.filter((item) => item.kind === 'action')
    return {
      id: axis.id,
      tone: (index % tones) + 1,
      name: site.numberedName(axis),
      label: axis.label,
      href: site.links.item('axis', axis.id),
      counts: [objectives.length > 0 && site.countItems('objective', objectives.length), site.countItems('action', actions)].filter(Boolean).join(' · '),
      share: Math.max(actions, 1),
      groups: [...(direct.length > 0 ? [{ pending: 0, actions: shapeItems(site, direct) }] : []), ...objectives.map((item) => shapeGroup(site, item))],
    }
  })
}

/** The axis that an item stands in, itself for an axis; undefined for what is not in the plan. */
export function axisOf(site: Site, item: ItemId): PlacedItem | undefined {
  let top = site.state.plan.items.get(item)
  while (top?.parent) top = site.state.plan.items.get(top.parent)
  return top
}

/** Colour of an item: its axis's, 1 to 6. */
export function toneOf(site: Site, item: ItemId): number {
  const index = site.state.plan.axes.findIndex((axis) => axis.id === axisOf(site, item)?.id)
  return (Math.max(index, 0) % tones) + 1
}

export function shapeItems(site: Site, items: readonly PlacedItem[]): ShapeAction[] {
  return items.map((item) => shapeAction(site, item))
}

function shapeGroup(site: Site, objective: PlacedItem): ShapeGroup {
  return {
    name: site.numberedName(objective),
    number: objective.number,
    label: objective.label,
    href: site.links.item('objective', objective.id),
    pending: site.pendingOf(objective.id).length,
    actions: shapeItems(site, objective.children),
  }
}

function shapeAction(site: Site, item: PlacedItem): ShapeAction {
  return {
    number: item.number,
    href: site.links.item(item.kind, item.id),
    name: site.numberedName(item),
    label: item.label,
    changed: site.hasChanged(item.id),
    pending: site.pendingOf(item.id).length,
  }
}
