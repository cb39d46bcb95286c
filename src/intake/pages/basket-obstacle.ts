import { html } from 'hono/html'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { BatchCollision } from '../../usecases/collide-in-batch.ts'
import type { ReviewedEntry } from '../desk/basket/review-basket.ts'
import { nameOfItem } from '../desk/line-of.ts'
import type { Messages } from '../messages.ts'
import type { BasketPageOptions } from './basket-page.ts'
import { keptWords } from './basket-notice.ts'
import { changeView } from './change-view.ts'
import { hiddenFields, textArea } from './fields.ts'
import type { Html } from './html.ts'
import { metWords } from './met-words.ts'
import { outcomeWords } from './status-view.ts'

type Options = Pick<BasketPageOptions, 'base' | 'survey' | 'names' | 'settling'>

/** What stands in the way of a decision, and what can be done. */
export function obstacleView(reviewed: ReviewedEntry, options: Options, messages: Messages): Html | '' {
  const { contribution, entry, obstacle, collisions, since } = reviewed
  const { t, date } = messages
  switch (obstacle) {
    case null:
      return ''
    case 'decided':
      return html`<div class="notice notice-attention">${contribution.decision ? html`<p>${t('basket.decided-by', { name: options.names.get(contribution.decision.by) ?? options.survey.state.people[contribution.decision.by]?.name ?? t('person.coordination'), date: date(contribution.decision.at, 'date-time'), status: outcomeWords(contribution.status, contribution.decision.into, options.survey.state, messages) })}</p><p>${t('basket.decided-how')}</p>` : html`<p>${t('basket.withdrawn')}</p>`}${keptWords(entry, messages)}</div>`
    case 'changed':
      return html`<div class="notice notice-attention"><p>${t('basket.changed')}</p><ul>${since.events.map((event) => html`<li>${tellEvent(event, messages)}</li>`)}</ul><p>${t('basket.changed-how')}</p>${keptWords(entry, messages)}</div>`
    case 'alone':
      return html`<div class="notice notice-attention"><p>${t('basket.alone', { numbers: numbersOf(entry.settles ?? [], options, messages) })}</p></div>`
    case 'impossible':
      return html`<p class="notice notice-attention">${t('basket.impossible')}</p>`
    case 'collides':
      return html`${collisions.map((collision) => collisionView(reviewed, collision, options, messages))}`
  }
}

/** What moved under a decision since it was taken: its proposer's words, or the plan's. */
export function sinceView({ since, obstacle }: ReviewedEntry, { survey: { state } }: Options, messages: Messages): Html | '' {
  const { t } = messages
  const told = { lang: state.plan.fields.lang, plan: state.plan }
  const list = (items: typeof since.changed, key: 'basket.reworded' | 'basket.plan-changed') => items.map((item) => html`<details open><summary>${t(key, { item: nameOfItem(item.item, state, messages) })}</summary>${changeView(item, messages, told)}</details>`)
  if (obstacle === 'decided') return ''
  return html`${list(since.reworded, 'basket.reworded')}${list(since.changed, 'basket.plan-changed')}`
}

function collisionView(reviewed: ReviewedEntry, collision: BatchCollision, options: Options, messages: Messages): Html {
  const { t } = messages
  const { lang } = options.survey.state.plan.fields
  const item = nameOfItem(collision.item, options.survey.state, messages)
  const { reason, between, text } = collision
  const others = between.length > 1
  const numbers = numbersOf(between, options, messages)
  const told = reason === 'text' ? t(others ? 'basket.collides-others' : 'basket.collides-since', { item, numbers }) : others && reason !== 'item-removed' ? t(`basket.reason.${reason}`, { item, numbers }) : t(`collision.${reason}`)
  const namesOf = others ? between.map((id) => t('basket.word-of', { number: options.survey.state.contributions.get(id)?.number ?? '' })) : [t('collision.ours'), t('collision.theirs')]
  return html`<div class="notice notice-attention"><p>${told}</p>
${text.map(({ base, texts }) => html`<dl class="facts"><dt>${t(others ? 'basket.word-base' : 'collision.base')}</dt><dd lang="${lang}">${metWords(base, messages)}</dd>${texts.map((each, index) => html`<dt>${namesOf[index] ?? ''}</dt><dd lang="${lang}">${metWords(each, messages)}</dd>`)}</dl>`)}
${others ? html`<p>${t('basket.choose-one')}</p>` : html`<p>${t('basket.collides-how')}</p>`}${others && reason === 'text' ? settleForm(reviewed, collision, item, options, messages) : ''}</div>`
}

function settleForm({ contribution: { id } }: ReviewedEntry, { item }: BatchCollision, name: string, { base, settling, survey }: Options, { t }: Messages): Html | '' {
  const begun = settling.get(`${id} ${item}`)
  if (!begun) return ''
  const { lang } = survey.state.plan.fields
  const field = (part: string) => `${part}-${id}-${item}`
  return html`<details${begun.reason ? html` open` : ''}><summary>${t('basket.settle.summary')}</summary><form class="form" method="post" action="${base}coordination/panier/regler/" accept-charset="utf-8">${hiddenFields({ contribution: id, element: item })}
${textArea({ name: field('texte'), label: t('basket.settle.text', { item: name }), hint: t('basket.settle.text-hint'), value: begun.text, lang })}
${textArea({ name: field('pourquoi'), label: t('basket.settle.reason'), value: begun.reason, short: true, lang })}
<p class="actions"><button class="button" type="submit">${t('basket.settle.send')}</button></p></form></details>`
}

function numbersOf(ids: readonly string[], { survey }: Options, { t, language }: Messages): string {
  const numbers = ids.map((id) => t('desk.number', { number: survey.state.contributions.get(id)?.number ?? '' }))
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(numbers)
}

function tellEvent({ type, at }: RegisterEvent, { t, date }: Messages): string {
  const said = { date: date(at, 'date-time') }
  return type === 'reworked' || type === 'placed' || type === 'withheld' || type === 'reopened' || type === 'decided' ? t(`basket.event.${type}`, said) : t('basket.event.unforeseen', said)
}
