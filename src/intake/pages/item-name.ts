import { PLAN_ID } from '../../domain/plan.ts'
import { labelOf } from '../../text/label.ts'
import type { Examined, ExaminedItem } from '../desk/examine.ts'
import type { Messages } from '../messages.ts'

/** What an item of a proposal is called on the desk: by its number of today, as new, or by its last words when it left the plan. */
export function itemName({ preview, asked }: ExaminedItem, { contribution, state }: Pick<Examined, 'contribution' | 'state'>, messages: Messages): string {
  const { item, kind, after } = preview
  if (item === PLAN_ID) return messages.item({ kind: 'plan' })
  const today = state.plan.items.get(item)
  if (today) return messages.item(today)
  const isNew = contribution.changes.some((change) => change.type === 'add' && change.item === item)
  return isNew || !asked.before ? messages.item({ kind, number: contribution.status === 'pending' ? after?.number : undefined }) : messages.t('desk.gone-item', { item: labelOf(asked.before) })
}
