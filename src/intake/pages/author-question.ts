import { html } from 'hono/html'
import type { PlanState } from '../../usecases/plan-state.ts'
import { toRead } from '../../text/plain.ts'
import type { Messages } from '../messages.ts'
import type { AuthorQuestion } from '../submission/author-question.ts'
import { changeView, diffView } from './change-view.ts'
import { collidedWords } from './collided-words.ts'
import { hiddenFields } from './fields.ts'
import type { Html } from './html.ts'
import { nameToAuthor } from './name-to-author.ts'

export interface AuthorQuestionOptions {
  question: AuthorQuestion
  state: PlanState
  /** Path of the private page. */
  path: string
  canRework: boolean
}

/** What the plan made of the proposal, and the answers that its author can give in one gesture. */
export function authorQuestion(options: AuthorQuestionOptions, messages: Messages): Html {
  const { question, state } = options
  const { t, date } = messages
  const { since } = question
  const when = since && { date: date(since.at), number: since.number ?? '' }
  if (question.state === 'follows-context-changed') {
    return html`<section class="section" aria-labelledby="autour"><h2 id="autour">${t('question.context')}</h2>
${when ? html`<p>${t(when.number ? 'question.since-proposal' : 'question.since', when)}</p>` : ''}<p>${t('question.context-hint')}</p>
${question.context.map(({ item, was, now }) => html`<h3>${nameToAuthor(item, state.plan, messages)}</h3>${diffView(toRead(was), toRead(now), messages, state.plan.fields.lang)}`)}</section>`
  }
  return html`<section class="section" aria-labelledby="a-revoir"><h2 id="a-revoir">${t('question.heading')}</h2>
<div class="notice notice-attention"><p>${when ? t(when.number ? 'question.since-proposal' : 'question.since', when) : ''} ${t('question.why')}</p>${deadline(question, messages)}</div>
${question.items.map((item) => bothVersions(item, options, messages))}
${choices(options, messages)}</section>`
}

function deadline({ call, isUnanswered }: AuthorQuestion, { t, date }: Messages): Html | '' {
  if (!call) return ''
  if (call.answeredAt) return html`<p>${t('question.answered', { date: date(call.answeredAt) })}</p>`
  return html`<p>${isUnanswered ? t('question.unanswered', { date: date(call.since) }) : t('question.deadline', { date: date(call.deadline) })}</p>`
}

function bothVersions({ theirs, mine, collisions }: AuthorQuestion['items'][number], { state }: AuthorQuestionOptions, messages: Messages): Html {
  const { t } = messages
  const options = { lang: state.plan.fields.lang, plan: state.plan }
  return html`<h3>${nameToAuthor(mine.item, state.plan, messages, mine)}</h3>
${collidedWords(collisions, options.lang, messages)}
<div class="side-by-side"><div class="stack-tight"><h4>${t('question.their-change')}</h4>${changeView(theirs, messages, options)}</div>
<div class="stack-tight"><h4>${t('question.my-change')}</h4>${changeView(mine, messages, options)}</div></div>`
}

/** What the author wrote on left the plan, and comes back with their words. */
function isRestored({ keep, items }: AuthorQuestion): boolean {
  return items.some(({ mine }) => mine.before && keep?.items.some(({ item, before }) => item === mine.item && !before))
}

function choices({ question, state, path, canRework }: AuthorQuestionOptions, messages: Messages): Html {
  const { t } = messages
  const options = { lang: state.plan.fields.lang, plan: state.plan }
  const form = (choice: string, label: string, primary = false) =>
    html`<form method="post" action="${path}choisir/">${hiddenFields({ choix: choice, vu: state.heads.main })}<p class="actions"><button class="button${primary ? ' button-primary' : ''}" type="submit">${label}</button></p></form>`
  const { keep } = question
  return html`<h3 class="no-print">${t('question.choose')}</h3>
<div class="stack no-print">
<div class="card">${keep ? html`${form('garder', t('question.keep'), true)}<p>${t(isRestored(question) ? 'question.keep-hint-restored' : 'question.keep-hint')}</p><details><summary>${t('question.keep-shows')}</summary>${keep.items.map((item) => html`<h4>${nameToAuthor(item.item, state.plan, messages, item)}</h4>${changeView(item, messages, options)}`)}</details>` : html`<p>${t('question.keep-impossible')}</p>`}</div>
<div class="card">${form('prendre', t('question.take'))}<p>${t('question.take-hint')}</p></div>
${canRework ? html`<div class="card"><p class="actions"><a class="button" href="${path}retravailler/">${t('question.rewrite')}</a></p><p>${t('question.rewrite-hint')}</p></div>` : ''}
</div>`
}
