import { html } from 'hono/html'
import type { Draft } from '../../domain/amendment.ts'
import { createLinks } from '../../site/links.ts'
import { toPlain } from '../../text/plain.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { askedAuthors } from '../../usecases/asked-authors.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import type { AuthorQuestion } from '../submission/author-question.ts'
import { canObject } from '../submission/proposer-acts.ts'
import { canRework } from '../submission/rework-draft.ts'
import type { Followed } from '../submission/find-followed.ts'
import { aboutLine } from './about-line.ts'
import { authorQuestion } from './author-question.ts'
import { changeView, prose } from './change-view.ts'
import { errorOf, errorSummary, hiddenFields, textArea, titleWith } from './fields.ts'
import type { Issue } from '../../domain/errors.ts'
import type { Html, Page } from './html.ts'
import { nameToAuthor } from './name-to-author.ts'
import { tellGesture } from './tell-gesture.ts'
import { conversation, decisionView, quoteView, statusTag } from './status-view.ts'

export interface FollowPageOptions {
  followed: Followed
  state: PlanState
  base: string
  /** Path of this page. */
  path: string
  /** Whole address to keep. */
  address: string
  /** Shown right after sending, or after an act on this page. */
  notice: 'recu' | 'repondu' | 'objecte' | 'repris' | 'garde' | 'pris' | 'annule' | 'nom' | null
  /** What the plan made of the proposal; null where it follows as it is. */
  question: AuthorQuestion | null
  items: ItemPreview[]
  name: string | undefined
  /** For the answer's form: makes sending it twice harmless. */
  answerKey: string
  /** Address of the feed, once there is something to follow. */
  feed?: string
  answer?: string
  /** Typed in « Ce n’est pas la bonne place ? ». */
  objection?: string
  issues?: readonly Issue[]
  failure?: string
}

/** The private page of a contribution: where it stands, and all that its proposer can do. */
export function followPage(options: FollowPageOptions, messages: Messages): Page {
  const { followed, notice, path, issues = [], failure } = options
  const { t } = messages
  const received = notice === 'recu'
  const number = followed.stage === 'registered' ? followed.contribution.number : undefined
  const heading = received ? t('follow.received') : number === undefined ? t(`follow.heading.${kindOf(followed)}`) : t('follow.heading-number', { number })
  return {
    title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages),
    main: html`<h1>${heading}</h1>
${errorSummary(issues, ['texte', 'desaccord'], messages)}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${notice && !received && followed.stage !== 'taken-back' ? html`<p class="notice" role="status">${t(`follow.notice.${notice}`)}</p>` : ''}
${received ? receipt(options, number, messages) : ''}
${questionToYou(options, messages)}
${stageView(options, messages)}
${options.question ? authorQuestion({ question: options.question, state: options.state, path, canRework: followed.stage === 'registered' && canRework(followed.contribution) }, messages) : ''}
${words(options, messages)}
${followed.stage === 'registered' ? conversation(followed.contribution, options.state, messages, followed.contribution.person) : ''}
${followed.stage === 'registered' ? actions(options, messages) : ''}
${followed.stage === 'held' ? html`<section class="section no-print"><h2>${t('follow.act')}</h2>${withdrawal(path, html`<p>${t('follow.withdraw-hint-held')}</p>`, messages)}</section>` : ''}
${options.name ? html`<section class="section"><h2>${t('follow.name')}</h2><p>${t('follow.name-shown', { name: options.name })}</p><form method="post" action="${path}nom/"><p class="actions"><button class="button" type="submit">${t('follow.name-remove')}</button></p></form><p class="hint">${t('follow.name-hint')}</p></section>` : ''}
${received ? '' : html`<section class="section"><h2>${t('follow.link')}</h2>${linkToKeep(options, messages)}${options.feed ? html`<p><a href="${options.feed}" type="application/atom+xml">${t('follow.feed')}</a></p>` : ''}</section>`}`,
  }
}

function kindOf(followed: Followed): Draft['kind'] {
  return followed.stage === 'registered' ? followed.contribution.kind : followed.draft.kind
}

function receipt(options: FollowPageOptions, number: number | undefined, messages: Messages): Html {
  const { t } = messages
  return html`${number === undefined ? '' : html`<p class="lead">${t('follow.number', { number })}</p>`}
<p>${t('follow.keep')}</p>
${linkToKeep(options, messages)}
<h2>${t('follow.next')}</h2><p>${t(`follow.next.${kindOf(options.followed)}`)}</p>
${nextDate(options, messages)}`
}

function linkToKeep({ address, base, followed }: FollowPageOptions, { t }: Messages): Html {
  const mail = `mailto:?subject=${encodeURIComponent(t(`follow.mail-subject.${kindOf(followed)}`))}&body=${encodeURIComponent(t(`follow.mail-body.${kindOf(followed)}`, { address }))}`
  // The element adds « Copier » and « Imprimer » where there is script.
  return html`<script type="module" src="${base}intake/receipt.js"></script><link-to-keep data-copy="${t('follow.copy')}" data-copied="${t('follow.copied')}" data-print="${t('follow.print')}"><p><a class="receipt-link" href="${address}">${address}</a></p><p class="actions no-print"><a class="button" href="${mail}">${t('follow.mail')}</a></p></link-to-keep>`
}

function nextDate({ state, followed }: FollowPageOptions, { t, date }: Messages): Html | '' {
  const phaseId = followed.stage === 'registered' ? followed.contribution.phase : followed.draft.phase
  const phase = state.plan.fields.phases.find(({ id }) => id === phaseId)
  return phase?.closes ? html`<p>${t('follow.answer-after', { date: date(phase.closes) })}</p>` : ''
}

function stageView(options: FollowPageOptions, messages: Messages): Html {
  const { followed, state, base } = options
  const { t, date } = messages
  if (followed.stage === 'leaving') return html`<p class="notice">${tellWait(followed, messages)}</p>`
  if (followed.stage === 'held') return html`<p class="notice">${t('follow.held', { date: date(followed.at, 'date-time') })}</p>`
  if (followed.stage === 'dropped') return html`<div class="notice notice-attention"><p>${t('follow.dropped', { date: date(followed.at) })}</p>${prose(followed.reason, { lang: state.plan.fields.lang })}</div>`
  if (followed.stage === 'taken-back') return html`<p class="notice">${t('follow.taken-back', { date: date(followed.at, 'date-time') })}</p>`
  const { contribution } = followed
  const late = contribution.late ? html`<p>${t('follow.late')}</p>` : ''
  return html`<section class="section"><h2>${t('follow.where')}</h2>
<p>${statusTag(contribution, state, messages)} <span class="meta">${t('follow.received-on', { date: date(contribution.submittedAt, 'date-time') })}</span></p>${late}
${contribution.placedUnder ? html`<p>${t('follow.placed', { item: placeName(contribution.placedUnder, state, messages) })}</p>` : ''}
${contribution.decision ? decisionView(contribution.decision, state, messages, base) : ''}
${contribution.withheld ? html`<p class="notice notice-attention">${t('follow.withheld', { reason: toPlain(contribution.withheld.reason) })}</p>` : ''}
${canObject(contribution) ? objecting(options, messages) : ''}
<p><a href="${createLinks(base, null).contribution(contribution.id)}">${t('follow.public-page')}</a></p></section>`
}

/** What it waits for, and until when: it is safe meanwhile. */
function tellWait({ at, wait }: Extract<Followed, { stage: 'leaving' }>, { t, date }: Messages): string {
  const received = date(at, 'date-time')
  switch (wait.for) {
    case 'pause':
      return t('follow.leaving-paused', { date: received, until: date(wait.until, 'date-time') })
    case 'company':
      return t('follow.leaving-together', { date: received, until: date(wait.until, 'date-time') })
    case 'repository':
      return t('follow.leaving-stopped', { date: received })
    case 'person':
      return t('follow.set-aside', { date: received })
    case 'turn':
      return wait.before === 0 ? t('follow.leaving', { date: received }) : t('follow.leaving-many', { date: received, count: wait.before })
  }
}

/** The place was chosen by somebody else: its proposer may say that it is not the right one. */
function objecting({ path, answerKey, state, issues = [], objection }: FollowPageOptions, messages: Messages): Html {
  const { t } = messages
  return html`<details class="no-print"${objection === undefined ? '' : html` open`}><summary>${t('follow.object')}</summary><form class="form" method="post" action="${path}objecter/" accept-charset="utf-8" novalidate>${hiddenFields({ cle: answerKey })}
${textArea({ name: 'desaccord', label: t('follow.object-why'), hint: t('follow.object-hint'), value: objection ?? '', short: true, lang: state.plan.fields.lang, error: errorOf(issues, 'desaccord', messages) })}
<p class="actions"><button class="button" type="submit">${t('follow.object-send')}</button></p></form></details>`
}

/** What the coordination asked and waits to be told. */
function questionToYou({ followed, state }: FollowPageOptions, { t }: Messages): Html | '' {
  const question = followed.stage === 'registered' ? askedAuthors(state.contributions).get(followed.contribution.id) : undefined
  if (!question) return ''
  return html`<section class="notice notice-attention"><h2>${t('ask.yours')}</h2>${prose(question.text ?? '', { lang: state.plan.fields.lang, people: state.people })}<p>${t('ask.yours-hint')}</p></section>`
}

function placeName(item: string, { plan }: PlanState, messages: Messages): string {
  const placed = plan.items.get(item)
  return placed ? messages.item(placed) : messages.t('item.plan')
}

function words({ followed, items, state }: FollowPageOptions, messages: Messages): Html | '' {
  const lang = state.plan.fields.lang
  const said = followed.stage === 'registered' ? followed.contribution : followed.draft
  const text = 'text' in said ? said.text : undefined
  const rationale = 'rationale' in said ? said.rationale : undefined
  const gesture = 'changes' in said ? tellGesture(said, state.plan, messages) : null
  return html`<section class="section"><h2>${messages.t(`follow.words.${kindOf(followed)}`)}</h2>
${gesture ? html`<p class="lead">${gesture}</p>` : ''}
${items.map((item) => html`<h3>${nameToAuthor(item.item, state.plan, messages, item)}</h3>${changeView(item, messages, { lang, plan: state.plan })}`)}
${'about' in said && said.about && kindOf(followed) === 'comment' ? aboutLine(said.about, state, messages) : ''}${'about' in said && said.about ? quoteView({ about: said.about, ...('anchor' in said && said.anchor && { anchor: said.anchor }) }, state, messages) : ''}${text ? prose(text, { lang, people: state.people }) : ''}
${rationale ? html`<h3>${messages.t('preview.why')}</h3>${prose(rationale, { lang })}` : ''}</section>`
}

function actions(options: FollowPageOptions, messages: Messages): Html | '' {
  const { followed, path, issues = [], answer = '', answerKey } = options
  if (followed.stage !== 'registered' || followed.contribution.withheld) return ''
  const { contribution } = followed
  const { t } = messages
  const isPending = contribution.status === 'pending' && contribution.kind !== 'comment'
  return html`<section class="section no-print"><h2>${t('follow.act')}</h2>
${canRework(contribution) && options.question?.state !== 'needs-author' ? html`<p class="actions"><a class="button" href="${path}retravailler/">${t('follow.rework')}</a></p>` : ''}
<form class="form" method="post" action="${path}repondre/" accept-charset="utf-8" novalidate>${hiddenFields({ cle: answerKey })}
${textArea({ name: 'texte', label: t('follow.answer'), hint: t('follow.answer-hint'), value: answer, short: true, lang: options.state.plan.fields.lang, error: errorOf(issues, 'texte', messages) })}
<p class="actions"><button class="button" type="submit">${t('follow.answer-send')}</button></p></form>
${isPending ? withdrawal(path, html`${textArea({ name: 'pourquoi', label: t('follow.withdraw-why'), value: '', short: true })}<p>${t('follow.withdraw-hint')}</p>`, messages) : ''}</section>`
}

function withdrawal(path: string, fields: Html, { t }: Messages): Html {
  return html`<details><summary>${t('follow.withdraw')}</summary><form class="form" method="post" action="${path}annuler/" accept-charset="utf-8">${fields}<p class="actions"><button class="button button-danger" type="submit">${t('follow.withdraw-send')}</button></p></form></details>`
}
