import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import { labelOf } from '../../text/label.ts'
import { openQuestions, waitingContributions } from '../../usecases/waiting.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { SiteStatus } from '../context.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { HeldSubmission } from '../private/held-submissions.ts'
import type { SetAside } from '../private/outbox.ts'
import { itemOf } from '../submission/target-of.ts'
import { firstTelling } from './change-view.ts'
import { deskFrame } from './desk-frame.ts'
import { tellIssue } from './fields.ts'
import type { Html, Page } from './html.ts'
import { nameMentions, nameOf } from './status-view.ts'

export interface DeskListOptions {
  state: PlanState
  base: string
  coordinator: Coordinator
  /** What each pending proposal makes of today's plan. */
  items: ReadonlyMap<string, ItemPreview[]>
  held: HeldSubmission[]
  setAside: SetAside[]
  /** How many entries are on their way, and why they wait. */
  leaving: { count: number; failure: string | null }
  site: SiteStatus
  notice?: string
}

/** What waits: proposals by item, ideas to place, questions without an answer, and what went wrong. */
export function deskListPage(options: DeskListOptions, messages: Messages): Page {
  const { state, notice } = options
  const { t } = messages
  const waiting = waitingContributions(state)
  const proposals = waiting.filter(({ kind }) => kind === 'amendment')
  const ideas = waiting.filter(({ kind }) => kind === 'idea')
  const questions = openQuestions(state)
  const content = html`${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${troubles(options, messages)}
<p class="lead">${waiting.length + questions.length + options.held.length === 0 ? t('desk.nothing') : t('desk.left', { count: waiting.length })}</p>
${heldList(options, messages)}
${grouped(proposals, state).map(([item, group]) => groupView(item, group, options, messages))}
${ideas.length > 0 ? html`<section class="section"><h2>${t('desk.ideas')}</h2><ul class="desk-list">${ideas.map((each) => row(each, options, messages))}</ul></section>` : ''}
${questions.length > 0 ? html`<section class="section"><h2>${t('desk.questions')}</h2><ul class="desk-list">${questions.map((each) => row(each, options, messages))}</ul></section>` : ''}
${options.site.lastError ? '' : html`<form class="no-print" method="post" action="${options.base}coordination/reconstruire/"><p class="hint">${t('desk.rebuild-hint')}</p><p class="actions"><button class="button" type="submit">${t('desk.rebuild')}</button></p></form>`}`
  return { title: t('desk.title'), main: deskFrame(options, messages, t('desk.heading'), content) }
}

/** In the order of the plan; what is about nothing that is left comes last. */
function grouped(proposals: Contribution[], { plan }: PlanState): [string, Contribution[]][] {
  const groups = Map.groupBy(proposals, (each) => itemOf(each) ?? '')
  const order = [PLAN_ID, ...flatten(plan.axes)]
  const rank = (item: string) => (order.includes(item) ? order.indexOf(item) : order.length)
  return [...groups].sort(([one], [other]) => rank(one) - rank(other))
}

function flatten(items: PlanState['plan']['axes']): string[] {
  return items.flatMap((item) => [item.id, ...flatten(item.children)])
}

function groupView(item: string, group: Contribution[], options: DeskListOptions, messages: Messages): Html {
  const { state } = options
  const placed = state.plan.items.get(item)
  const name = item === PLAN_ID ? messages.item({ kind: 'plan' }) : placed ? messages.item(placed) : messages.t('desk.gone')
  return html`<section class="section"><h2>${name}${placed ? html` <span lang="${state.plan.fields.lang}">${placed.label}</span>` : ''}</h2><ul class="desk-list">${group.map((each) => row(each, options, messages))}</ul></section>`
}

function row(contribution: Contribution, { base, state, items }: DeskListOptions, messages: Messages): Html {
  const { t, date } = messages
  const previews = items.get(contribution.id) ?? []
  const heading = contribution.withheld ? t('status.withheld-notice') : (previews[0] && firstTelling(previews[0], messages)) || labelOf({ body: nameMentions(contribution.text ?? contribution.rationale ?? '', state) }, 12)
  const collides = previews.some(({ collisions }) => collisions.length > 0)
  return html`<li class="${axisClass(itemOf(contribution), state)}"><a class="row-title" href="${base}coordination/contributions/${contribution.id}/">${contribution.number === undefined ? '' : t('desk.number', { number: contribution.number })} ${heading}</a>
<p class="meta">${t('desk.row', { name: nameOf(contribution.person, state, messages), date: date(contribution.submittedAt) })}${contribution.late ? html` <span class="tag">${t('desk.late')}</span>` : ''}${contribution.example ? html` <span class="tag">${t('desk.example')}</span>` : ''}${contribution.formerDecisions.length > 0 ? html` <span class="tag">${t('desk.reopened')}</span>` : ''}</p>
${collides ? html`<p class="field-error">${t('desk.collides')}</p>` : ''}</li>`
}

/** The colour of the axis that an item stands under; taken in turn, as on the site. */
function axisClass(item: string | undefined, { plan }: PlanState): string {
  let placed = item === undefined ? undefined : plan.items.get(item)
  while (placed?.parent !== undefined) placed = plan.items.get(placed.parent)
  return placed ? `axis-${((placed.number - 1) % 6) + 1}` : ''
}

function heldList({ held, base }: DeskListOptions, { t, date }: Messages): Html | '' {
  if (held.length === 0) return ''
  const lines = held.map(({ record: { entry } }) => ('draft' in entry ? html`<li><a class="row-title" href="${base}coordination/attente/${entry.draft.id}/">${t(`desk.held.${entry.draft.kind}`)}</a><p class="meta">${t('follow.received-on', { date: date(entry.at, 'date-time') })}</p></li>` : ''))
  return html`<section class="section"><h2>${t('desk.held')}</h2><p>${t('desk.held-hint')}</p><ul class="desk-list">${lines}</ul></section>`
}

function troubles(options: DeskListOptions, messages: Messages): Html | '' {
  const { site, leaving, setAside, base } = options
  const { t } = messages
  return html`${site.lastError ? html`<div class="notice notice-attention"><h2>${t('desk.build-failed')}</h2><p>${t('desk.build-failed-hint')}</p><pre tabindex="0">${site.lastError}</pre><form method="post" action="${base}coordination/reconstruire/"><p class="actions"><button class="button" type="submit">${t('desk.rebuild')}</button></p></form></div>` : ''}
${site.building ? html`<p class="meta">${t('desk.building')}</p>` : ''}
${leaving.count > 0 ? html`<p class="notice">${t('desk.leaving', { count: leaving.count })}${leaving.failure ? html` ${t('desk.leaving-failed', { reason: leaving.failure })}` : ''}</p>` : ''}
${setAside.map(({ name, record, issues }) => html`<div class="notice notice-attention"><h2>${t('desk.set-aside')}</h2><ul>${issues.map((issue) => html`<li>${tellIssue(issue, messages)}</li>`)}</ul><details><summary>${t('desk.set-aside-words')}</summary><pre tabindex="0">${JSON.stringify(record.entry, null, 2)}</pre></details><form method="post" action="${base}coordination/mises-de-cote/${name}/oublier/"><p class="actions"><button class="button" type="submit">${t('desk.set-aside-forget')}</button></p></form></div>`)}`
}
