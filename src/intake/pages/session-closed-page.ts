import { html } from 'hono/html'
import type { RegisterEvent } from '../../domain/register-event.ts'
import { createLinks } from '../../site/links.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import type { Page } from './html.ts'
import { sessionItem } from './session-page.ts'
import { nameOf } from './status-view.ts'

export interface SessionClosedOptions {
  base: string
  coordinator: Coordinator
  state: PlanState
  closed: Extract<RegisterEvent, { type: 'closed' }>
}

/** A session that is closed: where its minutes are. */
export function sessionClosedPage(options: SessionClosedOptions, messages: Messages): Page {
  const { base, state, closed } = options
  const { t, date } = messages
  const heading = t('merging.closed-heading', { item: sessionItem(closed, state, messages) })
  const links = createLinks(base, null)
  const placed = state.plan.items.get(closed.item)
  const content = html`<p class="notice" role="status">${t('merging.closed', { name: nameOf(closed.by, state, messages), date: date(closed.at, 'date-time') })}</p>
<p>${t('merging.closed-hint')}</p>
<ul class="link-list"><li><a href="${links.page(`seances/${closed.contribution}/`)}">${t('merging.closed-minutes')}</a></li><li><a href="${links.page(`seances/${closed.contribution}.txt`)}">${t('merging.closed-text')}</a></li>${placed ? html`<li><a href="${links.item(placed.kind, placed.id)}">${messages.item(placed)}</a></li>` : ''}</ul>`
  return { title: heading, main: deskFrame(options, messages, heading, content) }
}
