import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { createLinks } from '../../site/links.ts'
import { toPlain } from '../../text/plain.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { awaitsReason } from '../../usecases/awaiting-reason.ts'
import { reopenedWith } from '../../usecases/record-reopening.ts'
import { findStandingWords } from '../desk/find-standing.ts'
import { stampOf } from '../desk/examine.ts'
import type { Examined } from '../desk/examine.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { AuthorQuestion } from '../submission/author-question.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { WaitingDecision } from '../desk/basket/read-basket.ts'
import { basketNotice } from './basket-notice.ts'
import { prose } from './change-view.ts'
import { decisionForm } from './decision-form.ts'
import type { DecisionFormOptions } from './decision-form.ts'
import { deskFrame } from './desk-frame.ts'
import { nearView } from './desk-near.ts'
import { readingsView } from './desk-readings.ts'
import type { Reading } from './desk-readings.ts'
import { claimForm } from './desk-row.ts'
import type { ClaimOptions } from './desk-row.ts'
import { deskTurn } from './desk-turn.ts'
import { errorOf, errorSummary, hiddenFields, selectField, textArea, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'
import { nearestView } from './nearest-view.ts'
import { feedView } from './source-view.ts'
import { tellGesture } from './tell-gesture.ts'
import { conversation, decisionView, nameOf, quoteView, statusTag } from './status-view.ts'

export interface DeskContributionOptions extends Omit<ClaimOptions, 'me' | 'query'> {
  examined: Examined
  survey: Survey
  /** All that waits, in the order of the list. */
  rows: readonly DeskRow[]
  /** Those of them that are left to decide. */
  left: readonly DeskRow[]
  reading: Reading
  coordinator: Coordinator
  /** `typed`: what the coordinator wrote, without the texts that the form begins with. */
  form: Omit<DecisionFormOptions, 'action' | 'lang' | 'plan'> & { typed: Record<string, string> }
  /** What the plan made of the proposal, and until when its author is awaited. */
  question: AuthorQuestion | null
  issues: readonly Issue[]
  failure?: string
  notice?: string
  /** Every item, to place an idea or to write it: value and name. */
  places: { value: string; label: string }[]
  /** What was typed in the other forms of the page. */
  typed?: Partial<Record<ShortForm | 'sous', string>>
  /** Decisions on it that wait in baskets. */
  waiting: readonly WaitingDecision[]
}

/** The page's forms that ask for a few words, by address. */
export type ShortForm = 'placer' | 'repondre' | 'rouvrir' | 'motiver' | 'masquer'

/** One contribution in its context, and every way to decide on it. */
export function deskContributionPage(options: DeskContributionOptions, messages: Messages): Page {
  const { examined, issues, failure, notice, base, places } = options
  const { contribution, state } = examined
  const { t, date } = messages
  const lang = state.plan.fields.lang
  const said = { lang, people: state.people }
  const heading = headingOf(contribution, messages)
  const path = `${base}coordination/contributions/${contribution.id}/`
  const turn = deskTurn(contribution, options, messages)
  const isOpen = contribution.status === 'pending'
  const asked = options.rows.find((row) => row.contribution.id === contribution.id)?.asked
  const content = html`${errorSummary(onFields(issues), fieldsOf(contribution, issues), messages)}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${turn}
<p>${statusTag(contribution, state, messages)} <span class="meta">· ${t('desk.row', { name: nameOf(contribution.person, state, messages), date: date(contribution.submittedAt, 'date-time') })} ·</span> <a href="${createLinks(base, null).contribution(contribution.id)}">${t('follow.public-page')}</a></p>
${isOpen ? claimForm(contribution, heading, { ...options, me: options.coordinator.id, query: null }, messages) : ''}
${basketNotice({ waiting: options.waiting, person: options.coordinator.id, state, base, now: options.now }, messages)}
${contribution.late ? html`<p>${t('follow.late')}</p>` : ''}
${contribution.withheld ? html`<p class="notice notice-attention">${t('desk.withheld', { reason: toPlain(contribution.withheld.reason) })}</p>${standing(options, messages)}` : ''}
${authorNotice(options, messages)}${gestureLine(options, messages)}
${readingsView(examined, options.reading, { path, base }, messages)}
${contribution.text ? html`<section class="section"><h2>${t('desk.words')}</h2>${quoteView(contribution, state, messages)}${prose(contribution.text, said)}</section>` : ''}
${contribution.rationale ? html`<section class="section"><h2>${t('preview.why')}</h2>${prose(contribution.rationale, said)}</section>` : ''}
${contribution.decision ? html`<section class="section"><h2>${t('desk.decided')}</h2>${decisionView(contribution.decision, state, messages, base)}</section>` : ''}
${asked ? html`<div class="notice"><p>${t('ask.waiting', { date: date(asked.submittedAt) })}</p>${prose(asked.text ?? '', said)}</div>` : ''}
${conversation(contribution, state, messages)}
${isOpen && contribution.kind !== 'comment' ? nearView(contribution, examined.neighbours, options.survey, base, messages) : ''}
${acts(options, messages)}
${feedView(contribution, options.survey, places, base, messages)}
${deskTurn(contribution, options, messages, true)}`
  return { title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages), main: deskFrame(options, messages, heading, content) }
}

/** « Proposition n° 42 », « Réaction ». */
function headingOf({ kind, number }: Pick<Contribution, 'kind' | 'number'>, { t }: Messages): string {
  const named = t(`desk.kind.${kind}`)
  return number === undefined ? named : t('desk.heading-number', { kind: named, number })
}

/** What the page has a field for now: what was corrected elsewhere has none any more. */
function fieldsOf(contribution: Contribution, issues: readonly Issue[]): string[] {
  const decides = ['decision', 'pourquoi', 'regroupee', ...issues.map(({ path }) => path).filter((path) => path.startsWith('id-'))]
  const placing = ['sous', 'raison-placer']
  return [...(canDecide(contribution) ? decides : []), ...(hasForm('placer', contribution) ? placing : []), 'reponse', ...(['rouvrir', 'masquer'] as const).filter((form) => hasForm(form, contribution)).map((form) => `raison-${form}`), ...(hasForm('motiver', contribution) ? ['motif'] : [])]
}

const canDecide = ({ status, kind }: Contribution) => status === 'pending' && kind !== 'comment'

function hasForm(form: ShortForm, contribution: Contribution): boolean {
  switch (form) {
    case 'placer':
      return canDecide(contribution) && contribution.kind === 'idea'
    case 'repondre':
      return true
    case 'rouvrir':
      return contribution.kind !== 'comment' && contribution.status !== 'pending'
    case 'motiver':
      return awaitsReason(contribution.decision)
    case 'masquer':
      return !contribution.withheld
  }
}

/** Whose turn it is, once the plan changed the same words. */
function authorNotice({ question }: DeskContributionOptions, { t, date }: Messages): Html | '' {
  const call = question?.call
  if (!question || !call) return ''
  const since = date(call.since)
  const told = call.answeredAt ? t('awaited.answered', { since, date: date(call.answeredAt) }) : question.isUnanswered ? t('awaited.unanswered', { since }) : t('awaited.until', { since, deadline: date(call.deadline) })
  return html`<p class="notice${question.isUnanswered ? ' notice-attention' : ''}">${told}</p>`
}

function gestureLine({ examined: { contribution, state } }: DeskContributionOptions, messages: Messages): Html | '' {
  const told = contribution.withheld ? null : tellGesture(contribution, state.plan, messages)
  return told ? html`<p class="lead">${told}</p>` : ''
}

/** Paths of a decision's issues are those of its JSON twin; the page's fields have French names. */
function onFields(issues: readonly Issue[]): Issue[] {
  const names: Record<string, string> = { reason: 'pourquoi', into: 'regroupee', item: 'sous' }
  return issues.map((issue) => ({ ...issue, path: names[issue.path] ?? issue.path }))
}

/** After withholding: what the notice cannot reach. */
function standing({ examined: { contribution, state }, base }: DeskContributionOptions, messages: Messages): Html {
  const { t } = messages
  const { items, contributions, register, commits } = findStandingWords(contribution, state)
  const links = createLinks(base, null)
  const placed = items.flatMap((id) => state.plan.items.get(id) ?? [])
  return html`<section class="section"><h2>${t('standing.heading')}</h2>
${placed.length > 0 ? html`<p>${t('standing.items')}</p><ul class="link-list">${placed.map((item) => html`<li><a href="${links.item(item.kind, item.id)}">${messages.item(item)}</a></li>`)}</ul>` : ''}
${contributions.length > 0 ? html`<p>${t('standing.contributions')}</p><ul class="link-list">${contributions.map((id) => html`<li><a href="${base}coordination/contributions/${id}/">${headingOf(state.contributions.get(id)!, messages)}</a></li>`)}</ul>` : ''}
<p>${t('standing.history')}</p><details><summary>${t('standing.where')}</summary><ul>${[...register, ...commits].map((place) => html`<li><code>${place}</code></li>`)}</ul></details><p>${t('standing.recalled')}</p></section>`
}

function acts(options: DeskContributionOptions, messages: Messages): Html {
  const { examined, base, form, places, typed = {} } = options
  const { contribution, state } = examined
  const { t } = messages
  const lang = state.plan.fields.lang
  const path = `${base}coordination/contributions/${contribution.id}/`
  const isOpen = canDecide(contribution)
  const has = (one: ShortForm) => hasForm(one, contribution)
  const shortForm = (to: ShortForm, label: string, button: string, name: string, danger = false) =>
    html`<form class="form" method="post" action="${path}${to}/" accept-charset="utf-8">${hiddenFields({ vu: stampOf(contribution) })}${textArea({ name, label, value: typed[to] ?? '', short: true, lang, error: errorOf(options.issues, name, messages) })}<p class="actions"><button class="button${danger ? ' button-danger' : ''}" type="submit">${button}</button></p></form>`
  return html`${keptWords(options, messages)}<noscript><p class="hint">${t('desk.one-form')}</p></noscript>
${has('placer') ? placing(path, places, typed, options, messages) : ''}
${isOpen ? html`<section class="section" id="decider"><h2>${t('decide.heading')}</h2>${decisionForm({ ...form, action: `${path}decider/`, lang, plan: state.plan, basket: { action: `${path}panier/`, isIn: options.waiting.some(({ person }) => person === options.coordinator.id) } }, messages)}</section>` : ''}
${has('motiver') ? html`<section class="section" id="motiver"><h2>${t('explain.heading')}</h2><p>${t('explain.hint')}</p>${shortForm('motiver', t('decide.reason'), t('explain.send'), 'motif')}</section>` : ''}
<section class="section"><h2>${t('answer.heading')}</h2><form class="form" method="post" action="${path}repondre/" accept-charset="utf-8">${textArea({ name: 'reponse', label: t('answer.label'), hint: t('follow.answer-hint'), value: typed.repondre ?? '', short: true, lang, error: errorOf(options.issues, 'reponse', messages) })}
<div class="choice"><input type="checkbox" id="suivi" name="suivi" value="oui"><label for="suivi">${t('answer.follow-up')}</label></div>
${isOpen ? html`<p class="hint">${t('ask.hint')}</p>` : ''}<p class="actions"><button class="button" type="submit">${t('answer.send')}</button>${isOpen ? html` <button class="button" type="submit" name="geste" value="demander">${t('ask.send')}</button>` : ''}</p></form></section>
${has('rouvrir') ? html`<section class="section"><h2>${t('reopen.heading')}</h2><p>${t(contribution.decision?.commits.length ? 'reopen.reverts' : 'reopen.hint')}${reopenedTogether(contribution, state, messages)}</p>${shortForm('rouvrir', t('decide.reason'), t('reopen.send'), 'raison-rouvrir')}</section>` : ''}
${has('masquer') ? html`<details class="section"${typed.masquer === undefined ? '' : html` open`}><summary>${t('withhold.heading')}</summary><p>${t('withhold.hint')}</p>${shortForm('masquer', t('withhold.reason'), t('withhold.send'), 'raison-masquer', true)}</details>` : ''}`
}

/** Those whose words were settled with its own, in a merging session. */
function reopenedTogether(contribution: Contribution, { contributions }: PlanState, { t }: Messages): string {
  const numbers = reopenedWith(contribution, contributions).map(({ number }) => t('desk.number', { number: number ?? '' }))
  return numbers.length > 0 ? ` ${t('merging.reopens', { numbers: numbers.join(', ') })}` : ''
}

/** What someone typed in a form that somebody else’s act took away. The text to write counts where it was chosen. */
function keptWords({ examined: { contribution }, form, typed = {} }: DeskContributionOptions, { t }: Messages): Html | '' {
  const rewords = (form.typed['decision'] ?? 'accepted-with-changes') === 'accepted-with-changes'
  const decided = Object.entries(form.typed).filter(([name]) => /^(?:pourquoi|reste|nonrepris)/.test(name) || (rewords && /^(?:titre|texte)-\d+$/.test(name)))
  const short = Object.entries(typed).filter(([name]) => name !== 'sous' && !hasForm(name as ShortForm, contribution))
  const kept = [...(canDecide(contribution) ? [] : decided), ...short].filter(([, value]) => value.trim() !== '')
  if (kept.length === 0) return ''
  return html`<section class="section"><h2>${t('desk.kept-words')}</h2><p>${t('desk.kept-words-hint')}</p>${kept.map(([name, value]) => textArea({ name, label: t('error.to-copy'), value, short: true }))}</section>`
}

function placing(path: string, places: DeskContributionOptions['places'], typed: NonNullable<DeskContributionOptions['typed']>, options: DeskContributionOptions, messages: Messages): Html {
  const { form, examined: { contribution } } = options
  const { t } = messages
  return html`<section class="section"><h2>${t('place.heading')}</h2>
${nearestView(contribution, options.examined.state, path, messages)}
<form class="form" method="post" action="${path}placer/" accept-charset="utf-8">${hiddenFields({ vu: stampOf(contribution) })}${selectField({ name: 'sous', label: t('place.under'), value: typed.sous ?? '', choices: [{ value: '', label: t('place.choose') }, ...places], error: errorOf(options.issues, 'item', messages) })}${textArea({ name: 'raison-placer', label: t('place.reason'), value: typed.placer ?? '', short: true, error: errorOf(options.issues, 'raison-placer', messages) })}<p class="actions"><button class="button" type="submit">${t('place.send')}</button></p></form>
<form class="form" method="get" action="${path}#decider">${selectField({ name: 'element', label: t('write.where'), value: form.values['element'] ?? '', choices: places })}${selectField({ name: 'ecrire', label: t('write.how'), value: form.values['ecrire'] ?? '', choices: [{ value: 'ajouter', label: t('write.add') }, { value: 'modifier', label: t('write.change') }] })}${hiddenFields({})}<p class="actions"><button class="button" type="submit">${t('write.send')}</button></p></form></section>`
}
