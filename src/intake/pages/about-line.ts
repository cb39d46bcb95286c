import { html } from 'hono/html'
import type { Subject } from '../../domain/amendment.ts'
import { labelOf } from '../../text/label.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'

/** « À propos de : Action 8 : Former et outiller… »: what a message is about, as its writer and the coordination call it. */
export function aboutLine({ item, contribution }: Subject, { plan, contributions }: PlanState, messages: Messages): Html {
  const { t } = messages
  const placed = item === undefined ? undefined : plan.items.get(item)
  const answered = contribution === undefined ? undefined : contributions.get(contribution)
  if (placed) return told(html`${messages.item(placed)}${t('colon')} <span lang="${plan.fields.lang}">${labelOf(placed)}</span>`)
  if (answered) return told(answered.number === undefined ? t('about.message') : t('about.proposal', { number: answered.number }))
  return told(item === undefined ? t('item.plan-whole') : item === 'plan' ? t('item.plan') : t('gesture.gone'))

  function told(what: string | Html): Html {
    return html`<p class="meta">${t('about')} ${what}</p>`
  }
}
