import { html } from 'hono/html'
import { PLAN_ID } from '../../domain/plan.ts'
import { listAwaitingReason } from '../../usecases/awaiting-reason.ts'
import { countReceived } from '../../usecases/waiting.ts'
import { chooseSlips } from '../desk/choose-slips.ts'
import { formatListQuery } from '../desk/list-filter.ts'
import type { ListFilter } from '../desk/list-filter.ts'
import { lineOf, nameOfItem } from '../desk/line-of.ts'
import { isLeft } from '../desk/list-rows.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { HeldSubmission } from '../private/held-submissions.ts'
import { deskFilterForm } from './desk-filter-form.ts'
import { deskFrame } from './desk-frame.ts'
import { deskRow } from './desk-row.ts'
import type { DeskRowOptions } from './desk-row.ts'
import { deskTroubles, heldList } from './desk-troubles.ts'
import type { Troubles } from './desk-troubles.ts'
import type { Html, Page } from './html.ts'
import { openForm } from './session-list-page.ts'
import { statusTag } from './status-view.ts'

/** How many lines one page of the list has. */
export const rowsPerPage = 50

export interface DeskListOptions extends Troubles, Omit<DeskRowOptions, 'query' | 'me'> {
  coordinator: Coordinator
  /** All that waits, and what is asked for of it, in order. */
  rows: readonly DeskRow[]
  found: readonly DeskRow[]
  filter: ListFilter
  /** From 1. */
  page: number
  held: HeldSubmission[]
  notice?: string
}

/** What waits, and nothing else: how much is left, what went wrong, then line by line in the order of the plan. */
export function deskListPage(options: DeskListOptions, messages: Messages): Page {
  const { base, rows, found, filter, survey, notice, coordinator } = options
  const { t } = messages
  const pages = Math.max(1, Math.ceil(found.length / rowsPerPage))
  const page = Math.min(Math.max(1, options.page), pages)
  const shown = found.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const isFiltered = formatListQuery(filter) !== ''
  const action = `${base}coordination/`
  const rowOptions = { ...options, me: coordinator.id, query: formatListQuery(filter, page) }
  const content = html`${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${deskTroubles(options, messages)}
${progress(options, messages)}
${awaitingReason(options, messages)}
${heldList(options.held, base, survey, messages)}
${rows.length > 0 ? deskFilterForm({ action, filter, rows, state: survey.state, isOpen: isFiltered }, messages) : ''}
${isFiltered ? html`<p role="status">${found.length === 0 ? t('list.found-none') : t('list.found', { count: found.length })} <a href="${action}">${t('list.all')}</a></p>` : ''}
${pages > 1 ? html`<p class="meta">${t('list.page', { page, pages })}</p>` : ''}
<desk-rows>${groups(shown).map(([key, group]) => groupView(key, group, rowOptions, messages))}</desk-rows>
${pager(filter, page, pages, action, messages)}
${shown.length > 0 ? html`<p class="hint keys-hint no-print">${t('list.keys')}</p>` : ''}
${options.site.lastError ? '' : html`<form class="no-print" method="post" action="${base}coordination/reconstruire/"><p class="hint">${t('desk.rebuild-hint')}</p><p class="actions"><button class="button" type="submit">${t('desk.rebuild')}</button></p></form>`}`
  return { title: t('desk.title'), main: deskFrame(options, messages, t('desk.heading'), content) }
}

/** « Reste 37 sur 250 », of all proposals and ideas ever received; then the ways to what concerns one most. */
function progress({ rows, survey, claims, coordinator, base, waiting, held }: DeskListOptions, { t }: Messages): Html {
  const left = rows.filter((row) => isLeft(row, waiting)).length
  const questions = rows.filter(({ kind }) => kind === 'question').length
  const kept = rows.length - left - questions
  const parts = [t('list.to-decide', { count: left }), ...(questions > 0 ? [t('list.questions', { count: questions })] : []), ...(kept > 0 ? [t('list.in-baskets', { count: kept })] : [])]
  const total = countReceived(survey.state)
  const asking = rows.filter(({ asks }) => asks).length
  const mine = rows.filter(({ contribution }) => claims.get(contribution.id)?.by === coordinator.id).length
  const inBasket = [...waiting.values()].flat().filter(({ person }) => person === coordinator.id).length
  const slipCount = chooseSlips(rows, survey).length
  const links = [
    { count: slipCount, query: 'coquilles/', text: t('list.slips', { count: slipCount }) },
    { count: inBasket, query: 'panier/', text: t('basket.link', { count: inBasket }) },
    { count: asking, query: '?genre=question', text: t('list.questions', { count: asking }) },
    { count: mine, query: '?qui=moi', text: t('list.mine', { count: mine }) },
  ].filter(({ count }) => count > 0)
  return html`${rows.length === 0 && held.length === 0 && listAwaitingReason(survey.state).length === 0 ? html`<p class="lead">${t('list.nothing')}</p>` : ''}
${total > 0 ? html`<p class="progress-said"><strong>${t('list.left', { count: left, total })}</strong> <span class="meta">${t('list.left-of')}${left === rows.length ? '' : ` ${t('list.lines', { count: rows.length, parts: parts.join(', ') })}`}</span></p><progress class="progress" max="${total}" value="${total - left}" aria-hidden="true"></progress>` : ''}
${links.length > 0 ? html`<ul class="link-list link-row" aria-label="${t('list.shortcuts')}">${links.map(({ query, text }) => html`<li><a href="${base}coordination/${query}">${text}</a></li>`)}</ul>` : ''}`
}

/** Decisions that were taken on the code host, until someone writes why. */
function awaitingReason({ survey, base }: DeskListOptions, messages: Messages): Html | '' {
  const { state } = survey
  const { t, date } = messages
  const awaited = listAwaitingReason(state)
  if (awaited.length === 0) return ''
  const lines = awaited.map((each) => html`<li><a class="row-title" href="${base}coordination/contributions/${each.id}/#motiver">${t('desk.number', { number: each.number ?? '' })} ${lineOf(each, survey, messages)}</a><p>${statusTag(each, state, messages)} <span class="meta">${date(each.decision?.at ?? each.submittedAt)}</span></p></li>`)
  return html`<section class="section"><h2>${t('explain.waiting')}</h2><p>${t('explain.waiting-hint')}</p><ul class="desk-list">${lines}</ul></section>`
}

/** Rows that follow one another under one heading. */
function groups(rows: readonly DeskRow[]): [string, DeskRow[]][] {
  return [...Map.groupBy(rows, ({ item, kind }) => (kind === 'question' ? 'question' : item === undefined ? 'idea' : `item ${item}`))]
}

function groupView(key: string, group: readonly DeskRow[], options: DeskRowOptions, messages: Messages): Html {
  const { state } = options.survey
  const { t } = messages
  const item = group[0]?.item
  const placed = state.plan.items.get(item ?? '')
  const isGone = item !== undefined && item !== PLAN_ID && !placed
  const name = key === 'question' ? t('list.questions-heading') : item === undefined ? t('list.ideas') : isGone ? t('list.gone') : nameOfItem(item, state, messages)
  const label = placed && key !== 'question' ? html`${t('colon')} <span lang="${state.plan.fields.lang}">${placed.label}</span>` : ''
  return html`<section class="section"><h2>${name}${label}</h2><ul class="desk-list">${group.map((row) => deskRow(row, options, messages))}</ul>${group.length > 1 && placed && key !== 'question' ? openForm(options.base, placed.id, t('merging.open-for', { item: name })) : ''}</section>`
}

function pager(filter: ListFilter, page: number, pages: number, action: string, { t }: Messages): Html | '' {
  if (pages === 1) return ''
  const link = (to: number, rel: 'prev' | 'next', text: string) => (to < 1 || to > pages ? html`<span></span>` : html`<a rel="${rel}" href="${action}${formatListQuery(filter, to)}">${text}</a>`)
  return html`<nav class="pager" aria-label="${t('list.pages')}">${link(page - 1, 'prev', t('list.previous'))}${link(page + 1, 'next', t('list.next'))}</nav>`
}
