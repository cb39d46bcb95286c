import type { Change } from '../domain/amendment.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { ItemId, Plan } from '../domain/plan.ts'
import { mergeMany } from '../merge/index.ts'
import type { RebasedSide } from './collide-in-batch.ts'
import { textOf } from './rebase-changes.ts'

/**
 * Turns changes that were all written on `plan` into changes to be made one after the other: each text is the merge of those up
 * to it, on their common base, in order of submission. What an earlier side did already is left out; of sides that collide, the
 * later one's words are (see `mergeMany`). Pure.
 */
export function mergeTogether(plan: Plan, sides: readonly RebasedSide[]): { contribution: ContributionId; changes: Change[] }[] {
  const bodies = new Map<ItemId, string[]>()
  const titled = new Set<ItemId>()
  const removed = new Set<ItemId>()
  const moved = new Set<ItemId>()
  const added = new Set<ItemId>()
  /** The last item that earlier sides put at a place; of one side, its first one: those that it puts there later come before. */
  const last = new Map<string, ItemId>()
  let ownLast = new Map<string, ItemId>()

  function follow(change: Extract<Change, { type: 'add' | 'move' }>): Change {
    const place = JSON.stringify([change.type === 'add' ? change.kind : plan.items.get(change.item)?.kind, change.parent, change.after])
    if (!ownLast.has(place)) ownLast.set(place, change.item)
    return { ...change, after: last.get(place) ?? standing(change.after) }
  }

  /** The sibling before one that an earlier side took out. */
  function standing(after: ItemId | null): ItemId | null {
    if (after === null || !removed.has(after)) return after
    const gone = plan.items.get(after)
    const siblings = [...plan.items.values()].filter((each) => each.kind === gone?.kind && each.parent === gone?.parent)
    const before = siblings[siblings.findIndex((each) => each.id === after) - 1]
    return before ? standing(before.id) : null
  }

  function revise(change: Extract<Change, { type: 'revise' }>): Change[] {
    const { item } = change
    if (removed.has(item)) return []
    const title = change.title !== undefined && change.title !== textOf(plan, item)?.title && !titled.has(item) ? change.title : undefined
    if (title !== undefined) titled.add(item)
    const all = change.body === undefined ? [] : [...(bodies.get(item) ?? []), change.body]
    if (all.length > 0) bodies.set(item, all)
    if (title === undefined && all.length === 0) return []
    return [{ type: 'revise', item, ...(title !== undefined && { title }), ...(all.length > 0 && { body: mergeMany(textOf(plan, item)?.body ?? '', all).text }) }]
  }

  function next(change: Change): Change[] {
    switch (change.type) {
      case 'revise':
        return revise(change)
      case 'remove':
        if (removed.has(change.item) || bodies.has(change.item) || titled.has(change.item) || moved.has(change.item)) return []
        removed.add(change.item)
        return [change]
      case 'move':
        if (removed.has(change.item) || moved.has(change.item)) return []
        moved.add(change.item)
        return [follow(change)]
      case 'add':
        if (added.has(change.item)) return []
        added.add(change.item)
        return [follow(change)]
    }
  }

  return sides.map(({ contribution, changes }) => {
    ownLast = new Map()
    const side = { contribution, changes: changes.flatMap(next) }
    for (const [place, item] of ownLast) last.set(place, item)
    return side
  })
}
