import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { Queue, SetAside, WaitingEntry } from '../private/outbox.ts'
import { deskFrame } from './desk-frame.ts'
import { setAsideList, stopNotice } from './desk-troubles.ts'
import type { Html, Page } from './html.ts'

export interface DeskQueueOptions {
  queue: Queue
  setAside: readonly SetAside[]
  base: string
  coordinator: Coordinator
  notice?: string
}

/** How many lines the page has. */
const shown = 100

/** What waits to leave for the plan's repository: what, since when, why, and when it is tried again. */
export function deskQueuePage({ queue, setAside, base, coordinator, notice }: DeskQueueOptions, messages: Messages): Page {
  const { t } = messages
  const { stop, waiting } = queue
  const more = waiting.length - shown
  const content = html`${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${stop && waiting.length > 0 ? stopNotice(stop, base, messages) : ''}
${setAsideList(setAside, base, messages)}
${waiting.length === 0 ? html`<p class="lead">${t('desk.queue.nothing')}</p>` : html`<p class="lead">${t('desk.leaving', { count: waiting.length })}</p>`}
<ol class="rows">${waiting.slice(0, shown).map((entry) => line(entry, base, messages))}</ol>
${more > 0 ? html`<p class="meta">${t('desk.queue.more', { count: more })}</p>` : ''}`
  return { title: t('desk.queue'), main: deskFrame({ base, coordinator }, messages, t('desk.queue'), content) }
}

function line({ record: { entry }, why, nextTry, message }: WaitingEntry, base: string, { t, date }: Messages): Html {
  const what = entry.type === 'submit' ? t(`desk.held.${entry.draft.kind}`) : t(`desk.queue.${entry.type}`)
  const about = 'contribution' in entry ? entry.contribution : entry.type === 'decide' ? entry.decision.contribution : null
  const said = why === 'failed' && nextTry === null ? t('desk.queue.failed-now') : t(`desk.queue.${why}`, { date: nextTry ? date(nextTry, 'date-time') : '' })
  return html`<li><strong>${about ? html`<a href="${base}coordination/contributions/${about}/">${what}</a>` : what}</strong> <span class="meta">${t('follow.received-on', { date: date(entry.at, 'date-time') })}</span><br>${said}${message ? html`<details><summary>${t('desk.queue.said')}</summary><p lang="en">${message}</p></details>` : ''}</li>`
}
