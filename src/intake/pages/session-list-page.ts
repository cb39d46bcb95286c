import { html } from 'hono/html'
import type { PlacedItem } from '../../domain/plan.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import { createLinks } from '../../site/links.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { SavedSession } from '../private/merging-sessions.ts'
import { deskFrame } from './desk-frame.ts'
import type { Html, Page } from './html.ts'
import { sessionItem } from './session-page.ts'
import { nameOf } from './status-view.ts'

export interface SessionListOptions {
  base: string
  coordinator: Coordinator
  state: PlanState
  open: readonly SavedSession[]
  /** Items without a session on which proposals wait, those with most of them first; `item` is undefined for the introduction. */
  items: readonly { id: string; item: PlacedItem | undefined; count: number }[]
  closed: readonly Extract<RegisterEvent, { type: 'closed' }>[]
  notice?: string
}

/** Sessions that are open, items on which one can be opened, and the minutes of those that were closed. */
export function sessionListPage(options: SessionListOptions, messages: Messages): Page {
  const { base, state, open, items, closed, notice } = options
  const { t, date } = messages
  const title = t('merging.list')
  const links = createLinks(base, null)
  const label = (item: PlacedItem | undefined): Html | '' => (item ? html`${t('colon')} <span lang="${state.plan.fields.lang}">${item.label}</span>` : '')
  const content = html`${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
<p class="lead measure">${t('merging.list-hint')}</p>
${open.length > 0 ? html`<section class="section"><h2>${t('merging.list-open')}</h2><ul class="desk-list">${open.map(({ state: session, by, at }) => html`<li><p><a href="${base}coordination/seances/${session.id}/">${sessionItem(session, state, messages)}</a>${label(state.plan.items.get(session.item))}</p><p class="meta">${t('merging.saved', { name: nameOf(by, state, messages), date: date(at, 'date-time') })}</p></li>`)}</ul></section>` : ''}
<section class="section"><h2>${t('merging.list-items')}</h2>${items.length === 0 ? html`<p>${t('merging.list-none')}</p>` : html`<ul class="desk-list">${items.map(({ id, item, count }) => html`<li><p>${sessionItem({ item: id }, state, messages)}${label(item)}</p>
${openForm(base, id, t('merging.open-for', { item: sessionItem({ item: id }, state, messages) }), t('merging.open-count', { count }))}</li>`)}</ul>`}</section>
${closed.length > 0 ? html`<section class="section"><h2>${t('merging.list-closed')}</h2><ul class="link-list">${closed.map(({ contribution, item, at }) => html`<li><a href="${links.page(`seances/${contribution}/`)}">${t('merging.minutes-of', { item: sessionItem({ item }, state, messages), date: date(at) })}</a></li>`)}</ul></section>` : ''}`
  return { title, main: deskFrame(options, messages, title, content) }
}

/** Opens a session on an item, or goes to the one that is open. */
export function openForm(base: string, item: string, button: string, meta?: string): Html {
  return html`<form method="post" action="${base}coordination/seances/"><input type="hidden" name="element" value="${item}">${meta ? html`<p class="meta">${meta}</p>` : ''}<p class="actions"><button class="button button-small" type="submit">${button}</button></p></form>`
}
