import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { nearestItems } from '../../usecases/nearest-items.ts'
import type { NearItem } from '../../usecases/nearest-items.ts'
import { toPlain } from '../../text/plain.ts'
import { stampOf } from '../desk/examine.ts'
import type { Messages } from '../messages.ts'
import { hiddenFields } from './fields.ts'
import type { Html } from './html.ts'

/** Where an idea could go: the parts that share its words, each with what can be done there at once. */
export function nearestView(contribution: Contribution, state: PlanState, path: string, messages: Messages): Html {
  const { t } = messages
  const { text, withheld } = contribution
  const near = withheld ? [] : nearestItems(state.plan, toPlain(text ?? ''))
  return html`<h3>${t('nearest.heading')}</h3>${near.length === 0 ? html`<p>${t('nearest.none')}</p>` : html`<ul class="desk-list">${near.map((each) => nearItem(each, stampOf(contribution), state, path, messages))}</ul>`}`
}

function nearItem({ item, words }: NearItem, vu: string, state: PlanState, path: string, messages: Messages): Html {
  const { t } = messages
  const { lang } = state.plan.fields
  const name = messages.item(item)
  const add = t(item.kind === 'action' ? 'nearest.add-after' : 'nearest.add-under')
  const write = (how: string) => `${path}?${new URLSearchParams({ ecrire: how, element: item.id })}#decider`
  return html`<li><p><strong>${name}</strong> <span lang="${lang}">${item.label}</span></p><p class="meta">${t('nearest.words', { words: words.join(', ') })}</p>
<form method="post" action="${path}placer/" accept-charset="utf-8">${hiddenFields({ vu, sous: item.id })}<p class="actions"><button class="button button-small" type="submit" aria-label="${t('nearest.place-label', { item: name })}">${t('nearest.place')}</button>
<a class="button button-small" href="${write('modifier')}" aria-label="${t('nearest.change-label', { item: name })}">${t('nearest.change')}</a>
<a class="button button-small" href="${write('ajouter')}" aria-label="${t('nearest.add-label', { what: add, item: name })}">${add}</a></p></form></li>`
}
