import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import { toPlain } from '../../text/plain.ts'
import { isReady } from '../desk/basket/review-basket.ts'
import type { BasketReview, ReviewedEntry } from '../desk/basket/review-basket.ts'
import { lineOf, nameOfItem } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { obstacleView, sinceView } from './basket-obstacle.ts'
import { numbersView } from './basket-numbers.ts'
import { changeView } from './change-view.ts'
import { deskFrame } from './desk-frame.ts'
import { errorOf, hiddenFields, tellIssue, textArea, textField, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'

export interface BasketPageOptions {
  base: string
  coordinator: Coordinator
  review: BasketReview
  survey: Survey
  /** Texts that settle a collision, in plain words, by `<contribution> <item>`: what was typed, or the text to begin with. */
  settling: ReadonlyMap<string, { text: string; reason: string }>
  /** Names by id, of coordinators. */
  names: ReadonlyMap<string, string>
  others: readonly { person: string; name: string; /** Decides no more: their decisions can be taken over. */ hasLeft: boolean; numbers: readonly { id: string; number: number | undefined }[] }[]
  now: Date
  /** What was typed in the form at the end. */
  typed: Record<string, string>
  issues: readonly Issue[]
  failure?: string
  notice?: string
}

/** A basket: what will be published and what it makes of the plan, what is to be seen again first, and the button. */
export function basketPage(options: BasketPageOptions, messages: Messages): Page {
  const { review, issues, failure, notice } = options
  const { t } = messages
  const heading = t('basket.title')
  const content = html`${issues.length > 0 ? html`<div class="error-summary" role="alert" tabindex="-1">${issues.map((issue) => html`<p>${tellIssue(issue, messages)}</p>`)}</div>` : ''}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${review.entries.length === 0 ? html`<p class="lead">${t('basket.empty')}</p><p>${t('basket.empty-how')}</p>` : html`<p class="lead">${t('basket.lead', { count: review.entries.length })}</p>`}
${blocked(options, messages)}${readyRows(options, messages)}${review.ready.length > 0 ? html`${result(options, messages)}${numbersView(review.renumbered, options.survey.state.plan, messages)}${publishForm(options, messages)}` : ''}
${otherBaskets(options, messages)}`
  return { title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages), main: deskFrame(options, messages, heading, content) }
}

function blocked(options: BasketPageOptions, messages: Messages): Html | '' {
  const { t } = messages
  const entries = options.review.entries.filter(({ obstacle }) => obstacle !== null)
  if (entries.length === 0) return ''
  return html`<section class="section" id="a-revoir"><h2>${t('basket.blocked.heading')}</h2><p>${t('basket.blocked.lead')}</p><ul class="rows">${entries.map((each) => row(each, options, messages))}</ul></section>`
}

function readyRows(options: BasketPageOptions, messages: Messages): Html | '' {
  const entries = options.review.entries.filter((each) => isReady(each) || each.isLeaving)
  if (entries.length === 0) return ''
  return html`<section class="section" id="decisions"><h2>${messages.t('basket.ready.heading')}</h2><ul class="rows">${entries.map((each) => row(each, options, messages))}</ul></section>`
}

function row(reviewed: ReviewedEntry, options: BasketPageOptions, messages: Messages): Html {
  const { base, survey } = options
  const { contribution, entry, isLeaving } = reviewed
  const { t } = messages
  const { id, number = '' } = contribution
  const { outcome, reason, leftOpen, into } = entry.decision
  const said = { number: into ? (survey.state.contributions.get(into)?.number ?? '') : '' }
  const path = `${base}coordination/contributions/${id}/`
  return html`<li id="decision-${id}"><p><a class="row-title" href="${path}"><span class="row-number">${t('desk.number', { number })}</span> ${lineOf(contribution, survey, messages)}</a></p>
<p><span class="status status-${outcome}">${t(`basket.outcome.${outcome}`, said)}</span></p>
${reason ? html`<p class="meta">${t('basket.reason')} : <span lang="${survey.state.plan.fields.lang}">${toPlain(reason)}</span></p>` : ''}
${leftOpen ? html`<p class="meta">${t('basket.left-open')} : <span lang="${survey.state.plan.fields.lang}">${toPlain(leftOpen)}</span></p>` : ''}
${obstacleView(reviewed, options, messages)}${sinceView(reviewed, options, messages)}
${isLeaving ? html`<p class="notice">${t('basket.leaving')}</p>` : html`<div class="actions"><a class="button button-small" href="${path}#decider" aria-label="${t('basket.edit-of', { number })}">${t('basket.edit')}</a><form method="post" action="${base}coordination/panier/retirer/">${hiddenFields({ contribution: id })}<button class="button button-small" type="submit" aria-label="${t('basket.remove-of', { number })}">${t('basket.remove')}</button></form></div>`}</li>`
}

/** Item by item, what the plan will say. */
function result({ review, survey: { state } }: BasketPageOptions, messages: Messages): Html {
  const { t } = messages
  const { plan } = state
  const items = review.items.map((item) => html`<section class="change"><h3>${item.before ? nameOfItem(item.item, state, messages) : messages.item({ kind: item.kind, number: item.after?.number })}</h3>${changeView(item, messages, { lang: plan.fields.lang, plan: review.plan })}</section>`)
  return html`<section class="section" id="resultat"><h2>${t('basket.result.heading')}</h2>${items.length > 0 ? items : html`<p>${t('basket.result.none')}</p>`}</section>`
}

function publishForm({ base, review, typed, issues, survey }: BasketPageOptions, messages: Messages): Html {
  const { t } = messages
  const { lang } = survey.state.plan.fields
  const left = review.entries.filter(({ obstacle }) => obstacle !== null).length
  return html`<section class="section" id="publier"><h2>${t('basket.publish.heading')}</h2>
<form class="form" method="post" action="${base}coordination/panier/publier/" accept-charset="utf-8">${hiddenFields({ apercu: review.digest })}
<button type="submit" hidden>${t('basket.publish.send', { count: review.ready.length })}</button>
${textField({ name: 'version', label: t('basket.version'), hint: t('basket.version-hint'), value: typed['version'] ?? '', lang, error: errorOf(issues, 'version', messages) })}
${textArea({ name: 'version-note', label: t('basket.version-note'), value: typed['version-note'] ?? '', short: true, lang, error: errorOf(issues, 'version-note', messages) })}
${left > 0 ? html`<p>${t('basket.publish.left', { count: left })}</p>` : ''}
<p class="actions"><button class="button button-primary" type="submit">${t('basket.publish.send', { count: review.ready.length })}</button></p></form></section>`
}

function otherBaskets({ others, base }: BasketPageOptions, { t }: Messages): Html | '' {
  if (others.length === 0) return ''
  const links = (numbers: BasketPageOptions['others'][number]['numbers']) => numbers.map(({ id, number }) => html`<li><a href="${base}coordination/contributions/${id}/">${t('desk.number', { number: number ?? '' })}</a></li>`)
  return html`<section class="section"><h2>${t('basket.others.heading')}</h2>${others.map(({ person, name, hasLeft, numbers }) => html`<details><summary>${t('basket.others', { name: name || t('basket.someone'), count: numbers.length })}</summary><ul class="link-list">${links(numbers)}</ul>${hasLeft ? html`<form method="post" action="${base}coordination/panier/reprendre/">${hiddenFields({ personne: person })}<p>${t('basket.take-over-hint')}</p><p class="actions"><button class="button button-small" type="submit">${t('basket.take-over', { count: numbers.length })}</button></p></form>` : ''}</details>`)}</section>`
}
