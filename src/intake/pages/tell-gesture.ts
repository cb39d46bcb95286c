import type { Change, Gesture } from '../../domain/amendment.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId, Plan } from '../../domain/plan.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { Messages } from '../messages.ts'

/** « Réunit Action 4 et Action 5 », with the numbers of `plan`; null where the changes are no gesture. */
export function tellGesture({ gesture, changes }: { gesture?: Gesture | undefined; changes: readonly Change[] }, plan: Pick<Plan, 'items'>, messages: Messages): string | null {
  const [first, second] = changes
  if (!gesture || !first || !second) return null
  return messages.t(`gesture.${gesture}`, { item: nameOf(first.item, plan, messages), other: nameOf(second.item, plan, messages) })
}

/** « Se place sous Objectif 3, après Action 7 »; null for an item that stays where it is. */
export function tellMove({ move }: Pick<ItemPreview, 'move'>, plan: Pick<Plan, 'items'> | undefined, messages: Messages): string | null {
  if (!move) return null
  const parent = plan?.items.get(move.parent)
  const after = plan?.items.get(move.after ?? '')
  if (!parent) return messages.t('tell.moved-new')
  return after ? messages.t('tell.moved-after', { parent: messages.item(parent), after: messages.item(after) }) : messages.t('tell.moved-first', { parent: messages.item(parent) })
}

function nameOf(item: ItemId, { items }: Pick<Plan, 'items'>, messages: Messages): string {
  const placed = items.get(item)
  return placed ? messages.item(placed) : messages.t(item === PLAN_ID ? 'item.plan' : 'gesture.gone')
}
