import { html } from 'hono/html'
import type { SiteStatus } from '../context.ts'
import type { Messages } from '../messages.ts'
import type { HeldSubmission } from '../private/held-submissions.ts'
import type { SetAside } from '../private/outbox.ts'
import { tellIssue } from './fields.ts'
import type { Html } from './html.ts'

export interface Troubles {
  base: string
  site: SiteStatus
  /** How many entries are on their way, and why they wait. */
  leaving: { count: number; failure: string | null }
  setAside: readonly SetAside[]
}

/** What went wrong or is on its way, first on the desk; nothing where all is well. */
export function deskTroubles({ site, leaving, setAside, base }: Troubles, messages: Messages): Html {
  const { t } = messages
  return html`${site.lastError ? html`<div class="notice notice-attention"><h2>${t('desk.build-failed')}</h2><p>${t('desk.build-failed-hint')}</p><pre tabindex="0">${site.lastError}</pre><form method="post" action="${base}coordination/reconstruire/"><p class="actions"><button class="button" type="submit">${t('desk.rebuild')}</button></p></form></div>` : ''}
${site.building ? html`<p class="meta">${t('desk.building')}</p>` : ''}
${leaving.count > 0 ? html`<p class="notice">${t('desk.leaving', { count: leaving.count })}${leaving.failure ? html` ${t('desk.leaving-failed', { reason: leaving.failure })}` : ''}</p>` : ''}
${setAside.map(({ name, record, issues }) => html`<div class="notice notice-attention"><h2>${t('desk.set-aside')}</h2><ul>${issues.map((issue) => html`<li>${tellIssue(issue, messages)}</li>`)}</ul><details><summary>${t('desk.set-aside-words')}</summary><pre tabindex="0">${JSON.stringify(record.entry, null, 2)}</pre></details><form method="post" action="${base}coordination/mises-de-cote/${name}/oublier/"><p class="actions"><button class="button" type="submit">${t('desk.set-aside-forget')}</button></p></form></div>`)}`
}

/** Submissions to read before anyone else (hold mode). */
export function heldList(held: readonly HeldSubmission[], base: string, { t, date }: Messages): Html | '' {
  if (held.length === 0) return ''
  const lines = held.map(({ record: { entry } }) => ('draft' in entry ? html`<li><a class="row-title" href="${base}coordination/attente/${entry.draft.id}/">${t(`desk.held.${entry.draft.kind}`)}</a><p class="meta">${t('follow.received-on', { date: date(entry.at, 'date-time') })}</p></li>` : ''))
  return html`<section class="section"><h2>${t('desk.held')}</h2><p>${t('desk.held-hint')}</p><ul class="desk-list">${lines}</ul></section>`
}
