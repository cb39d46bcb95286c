import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { lineOf } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import { prose } from './change-view.ts'
import { hiddenFields, selectField } from './fields.ts'
import type { Html } from './html.ts'
import { nameOf } from './status-view.ts'

/** The words that a proposal is made from, above its form. */
export function sourceView(source: Contribution | undefined, state: PlanState, messages: Messages): Html {
  if (!source) return html``
  const { t } = messages
  return html`${hiddenFields({ depuis: source.id })}<section class="card"><h2>${t('feed.from', { name: nameOf(source.person, state, messages) })}</h2>${prose(source.text ?? '', { lang: state.plan.fields.lang, people: state.people })}</section>`
}

/** What can be born of an idea or a comment, and what was. */
export function feedView(source: Contribution, survey: Survey, places: { value: string; label: string }[], base: string, messages: Messages): Html | '' {
  if (source.kind === 'amendment' || source.official || source.withheld) return ''
  const { state } = survey
  const { t } = messages
  const born = [...state.contributions.values()].filter(({ fedBy }) => fedBy === source.id)
  const element = source.placedUnder ?? source.about.item ?? ''
  return html`<section class="section" id="nees"><h2>${t('feed.heading')}</h2><p>${t('feed.hint', { name: nameOf(source.person, state, messages) })}</p>
${born.length > 0 ? html`<h3>${t('feed.fed')}</h3><ul class="link-list">${born.map((each) => html`<li><a href="${base}coordination/contributions/${each.id}/">${t('desk.number', { number: each.number ?? '' })} ${lineOf(each, survey, messages)}</a></li>`)}</ul>` : ''}
<form class="form" method="get" action="${base}coordination/nourrir/">${hiddenFields({ depuis: source.id })}<div class="field-row">${selectField({ name: 'intention', label: t('feed.how'), value: 'modifier', choices: [{ value: 'modifier', label: t('feed.modifier') }, { value: 'ajouter', label: t('feed.ajouter') }] })}
${selectField({ name: 'element', id: 'depuis-element', label: t('typing.where'), value: element, choices: places })}</div><p class="actions"><button class="button" type="submit">${t('feed.begin')}</button></p></form></section>`
}
