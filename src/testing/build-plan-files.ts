import { formatItem, formatPlan } from '../content/format-file.ts'
import { kindFolders, planFields } from '../domain/plan.ts'
import type { ItemKind } from '../domain/plan.ts'

export interface PlanSize {
  axes?: number
  /** In each axis; 0: a plan of two levels, whose actions are in the axes. */
  objectives?: number
  /** In each objective, or in each axis when there are none. */
  actions?: number
  /** Body of an action, by its count from 1 through the whole plan. */
  body?: (count: number) => string
}

/** Files of a made plan, by path under `content/`: `axe-1`, `objectif-1`, `action-1`… each counted through the whole plan. Defaults: 2 × 2 × 2. */
export function buildPlanFiles({ axes = 2, objectives = 2, actions = 2, body = (count) => `Première phrase de l’action ${count}.\nSeconde phrase.\n` }: PlanSize = {}): Map<string, string> {
  const files = new Map([['plan.md', formatPlan(planFields.parse({ title: 'Plan d’essai' }), 'Une introduction.\n')]])
  const counts: Record<ItemKind, number> = { axis: 0, objective: 0, action: 0 }
  const names = { axis: 'axe', objective: 'objectif', action: 'action' } as const
  const add = (kind: ItemKind, order: number, parent?: string): string => {
    const count = (counts[kind] += 1)
    const id = `${names[kind]}-${count}`
    const item = kind === 'action' ? { body: body(count) } : { title: `${names[kind]} numéro ${count}`, body: '' }
    files.set(`${kindFolders[kind]}/${id}.md`, formatItem({ kind, id, parent, order, ...item }))
    return id
  }
  for (let axis = 1; axis <= axes; axis += 1) {
    const top = add('axis', axis)
    const parents = objectives === 0 ? [top] : Array.from({ length: objectives }, (_, index) => add('objective', index + 1, top))
    for (const parent of parents) for (let order = 1; order <= actions; order += 1) add('action', order, parent)
  }
  return files
}
