import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { applyState, type ContextChange } from '../merge/index.ts'
import { isMovedElsewhere, type ItemText } from './rebase-changes.ts'

/** Whether a pending proposal still applies to a text of the plan: as it is, around changed words, or only once its author has seen it. */
export type ProposalState = 'follows' | 'follows-context-changed' | 'needs-author'

/** An item's words in one state of the plan; null: not there. */
export type TextAt = (item: ItemId) => ItemText | null

/** What one state of the plan makes of a proposal. */
export interface Standing {
  state: ProposalState
  /** Paragraphs around the proposal that changed since its base. */
  context: (ContextChange & { item: ItemId })[]
  /** Items on which it no longer applies by itself. */
  collidesOn: ItemId[]
  /** Text of each revised item with this proposal in it; null: the proposal takes the item out. */
  texts: Map<ItemId, string | null>
}

/** Computes where a proposal stands. `was`: the plan that it was written on; `now`: the plan to stand on. Pure. */
export function standOn(contribution: Pick<Contribution, 'changes'>, was: TextAt, now: TextAt): Standing {
  const standing: Standing = { state: 'follows', context: [], collidesOn: [], texts: new Map() }
  const added = new Set(contribution.changes.flatMap((change) => (change.type === 'add' ? [change.item] : [])))
  for (const change of contribution.changes) stand(change, was, now, added, standing)
  if (standing.collidesOn.length > 0) standing.state = 'needs-author'
  else if (standing.context.length > 0) standing.state = 'follows-context-changed'
  return standing
}

function stand(change: Change, was: TextAt, now: TextAt, added: ReadonlySet<ItemId>, { texts, context, collidesOn }: Standing): void {
  const { item } = change
  const before = was(item)
  const today = now(item)
  const isThere = (id: ItemId) => added.has(id) || now(id) !== null
  if (change.type === 'add') {
    if (today || (change.parent && !isThere(change.parent))) collidesOn.push(item)
    return
  }
  const reworded = before && today && (before.body.trimEnd() !== today.body.trimEnd() || before.title !== today.title)
  if ((!today && !added.has(item)) || (change.type === 'move' && !isThere(change.parent)) || (change.type === 'move' && isMovedElsewhere(before, today, change.parent)) || (change.type === 'remove' && reworded)) {
    collidesOn.push(item)
    return
  }
  if (change.type === 'remove') texts.set(item, null)
  if (change.type !== 'revise' || !today) return
  if (change.title !== undefined && today.title !== before?.title && today.title !== change.title) collidesOn.push(item)
  if (change.body === undefined) return
  const applied = applyState(before?.body ?? today.body, today.body, change.body)
  if (applied.state === 'needs-author') {
    collidesOn.push(item)
    return
  }
  texts.set(item, applied.text)
  if (applied.state === 'follows-context-changed') context.push(...applied.context.map((each) => ({ ...each, item })))
}
