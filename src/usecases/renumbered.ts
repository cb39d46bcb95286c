import type { ItemId, ItemKind, Plan } from '../domain/plan.ts'

/** An item whose number changes between two states of the plan. */
export interface Renumbered {
  item: ItemId
  kind: ItemKind
  from: number
  to: number
}

/** Every item that both plans hold under different numbers, in the order of the second. */
export function listRenumbered(before: Plan, after: Plan): Renumbered[] {
  return [...after.items.values()]
    .flatMap(({ id, kind, number }) => {
      const from = before.items.get(id)?.number
      return from === undefined || from === number ? [] : [{ item: id, kind, from, to: number }]
    })
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.to - b.to)
}

const kinds: readonly ItemKind[] = ['axis', 'objective', 'action']
