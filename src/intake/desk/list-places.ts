import type { PlacedItem } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'

/** Every item of the plan to choose from, in reading order: its id, and « Action 8 Les lieux ». */
export function listPlaces({ plan }: Pick<PlanState, 'plan'>, messages: Messages): { value: string; label: string }[] {
  const list = (items: readonly PlacedItem[]): { value: string; label: string }[] => items.flatMap((item) => [{ value: item.id, label: `${messages.item(item)} ${item.label}` }, ...list(item.children)])
  return list(plan.axes)
}
