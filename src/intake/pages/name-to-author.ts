import type { Plan } from '../../domain/plan.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { Messages } from '../messages.ts'

/** An item as its proposal's author knows it: by its number of today; one that left the plan by the number that it had. */
export function nameToAuthor(item: string, plan: Pick<Plan, 'items'>, messages: Messages, preview?: Pick<ItemPreview, 'kind' | 'before'>): string {
  const placed = plan.items.get(item)
  if (placed || !preview) return placed ? messages.item(placed) : messages.t('item.plan')
  const name = messages.item({ kind: preview.kind, number: preview.before?.number })
  return preview.kind === 'plan' || !preview.before ? name : messages.t('question.gone', { item: name })
}
