import { html } from 'hono/html'
import type { ItemId, PlacedItem } from '../../domain/plan.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { ages, conditions, holders, kindsOfRow, NOWHERE } from '../desk/list-filter.ts'
import type { ListFilter } from '../desk/list-filter.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Messages } from '../messages.ts'
import { selectField, textField } from './fields.ts'
import type { Html } from './html.ts'

export interface FilterFormOptions {
  action: string
  filter: ListFilter
  /** All that waits, to count from. */
  rows: readonly DeskRow[]
  state: Pick<PlanState, 'plan'>
  isOpen: boolean
}

/** A plain GET form: what is asked for is in the address. Folded until it is used. */
export function deskFilterForm({ action, filter, rows, state, isOpen }: FilterFormOptions, messages: Messages): Html {
  const { t } = messages
  const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string, any: string) => [{ value: '', label: any }, ...values.map((value) => ({ value, label: label(value) }))]
  return html`<details class="desk-filter"${isOpen ? html` open` : ''}><summary>${t('filter.heading')}</summary>
<form class="form" method="get" action="${action}"><div class="field-row">
${selectField({ name: 'partie', label: t('filter.part'), value: filter.partie, choices: partChoices(rows, state, messages) })}
${selectField({ name: 'genre', label: t('filter.kind'), value: filter.genre, choices: choices(kindsOfRow, (kind) => t(`filter.kind.${kind}`), t('filter.any')) })}
${selectField({ name: 'etat', label: t('filter.condition'), value: filter.etat, choices: choices(conditions, (condition) => t(`filter.condition.${condition}`), t('filter.any')) })}
${selectField({ name: 'qui', label: t('filter.holder'), value: filter.qui, choices: choices(holders, (holder) => t(`filter.holder.${holder}`), t('filter.age-any')) })}
${selectField({ name: 'age', label: t('filter.age'), value: filter.age, choices: choices(ages, (days) => t(`filter.age.${days}`), t('filter.age-any')) })}
${textField({ name: 'q', label: t('filter.words'), value: filter.q })}
</div><p class="actions"><button class="button" type="submit">${t('filter.send')}</button></p></form></details>`
}

/** Every part under which something waits, with how much, those above it included. */
function partChoices(rows: readonly DeskRow[], { plan }: Pick<PlanState, 'plan'>, messages: Messages): { value: string; label: string }[] {
  const { t } = messages
  const counts = new Map<ItemId, number>()
  let nowhere = 0
  for (const { item } of rows) {
    if (item !== PLAN_ID && !plan.items.has(item ?? '')) nowhere += 1
    for (let id = item; id !== undefined; id = plan.items.get(id)?.parent) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const option = (value: ItemId, name: string) => (counts.has(value) ? [{ value, label: t('filter.part-one', { name, count: counts.get(value)! }) }] : [])
  const list = (items: readonly PlacedItem[]): { value: string; label: string }[] => items.flatMap((item) => [...option(item.id, `${messages.item(item)} ${item.label}`), ...list(item.children)])
  return [
    { value: '', label: t('filter.part-all', { count: rows.length }) },
    ...option(PLAN_ID, messages.item({ kind: 'plan' })),
    ...list(plan.axes),
    ...(nowhere > 0 ? [{ value: NOWHERE, label: t('filter.nowhere', { count: nowhere }) }] : []),
  ]
}
