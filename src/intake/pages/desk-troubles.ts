import { html } from 'hono/html'
import type { Draft } from '../../domain/amendment.ts'
import { labelOf } from '../../text/label.ts'
import type { SiteStatus } from '../context.ts'
import { lineOfDraft } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { HeldSubmission } from '../private/held-submissions.ts'
import type { Queue, SetAside } from '../private/outbox.ts'
import type { Stop } from '../private/read-failure.ts'
import { tellIssue } from './fields.ts'
import type { Html } from './html.ts'

export interface Troubles {
  base: string
  site: SiteStatus
  /** What is on its way, and why it waits. */
  queue: Queue
  setAside: readonly SetAside[]
}

/** What went wrong or is on its way, first on the desk; nothing where all is well. */
export function deskTroubles({ site, queue, setAside, base }: Troubles, messages: Messages): Html {
  const { t } = messages
  return html`${site.lastError ? html`<div class="notice notice-attention"><h2>${t('desk.build-failed')}</h2><p>${t('desk.build-failed-hint')}</p><pre tabindex="0">${site.lastError}</pre><form method="post" action="${base}coordination/reconstruire/"><p class="actions"><button class="button" type="submit">${t('desk.rebuild')}</button></p></form></div>` : ''}
${site.building ? html`<p class="meta">${t('desk.building')}</p>` : ''}
${queue.stop && queue.waiting.length > 0 ? stopNotice(queue.stop, base, messages) : ''}
${queue.waiting.length > 0 ? html`<p class="notice">${t('desk.leaving', { count: queue.waiting.length })} <a href="${base}coordination/envois/">${t('desk.leaving-see')}</a></p>` : ''}
${setAsideList(setAside, base, messages)}`
}

/** Why nothing leaves, since when and until when; loud where a person must look. */
export function stopNotice({ why, since, until, message }: Stop, base: string, { t, date }: Messages): Html {
  const said = t(`desk.queue.${why}`, { since: date(since, 'date-time'), until: date(until, 'date-time'), doctor: 'npm run doctor' })
  return html`<div class="notice${why === 'closed' ? ' notice-attention' : ''}"><h2>${t(`desk.queue.${why}.heading`)}</h2><p>${said}</p><details><summary>${t('desk.queue.said')}</summary><p lang="en">${message}</p></details>${why === 'paused' ? '' : html`<form method="post" action="${base}coordination/envois/reprendre/"><p class="actions"><button class="button" type="submit">${t('desk.queue.resume')}</button></p></form>`}</div>`
}

/** What could not be taken: a person looks, tries again, or forgets it. */
export function setAsideList(setAside: readonly SetAside[], base: string, messages: Messages): Html {
  const { t } = messages
  const button = (name: string, act: string, label: string) => html`<form method="post" action="${base}coordination/mises-de-cote/${name}/${act}/"><p class="actions"><button class="button" type="submit">${label}</button></p></form>`
  return html`${setAside.map(({ name, record, issues }) => html`<div class="notice notice-attention"><h2>${t('desk.set-aside')}</h2><ul>${issues.map((issue) => html`<li>${tellIssue(issue, messages)}</li>`)}</ul><details><summary>${t('desk.set-aside-words')}</summary><pre tabindex="0">${JSON.stringify(record.entry, null, 2)}</pre></details>${button(name, 'reprendre', t('desk.set-aside-retry'))}${button(name, 'oublier', t('desk.set-aside-forget'))}</div>`)}`
}

/** Submissions to read before anyone else (hold mode), by their first words: whoever looks for one knows those, and the name. */
export function heldList(held: readonly HeldSubmission[], base: string, survey: Survey, messages: Messages): Html | '' {
  if (held.length === 0) return ''
  const { t, date } = messages
  const lines = held.map(({ record: { entry, name } }) => ('draft' in entry ? heldLine(entry.draft, entry.at, name ?? t('person.anonymous')) : ''))
  function heldLine(draft: Draft, at: string, name: string): Html {
    const kind = t(`desk.held.${draft.kind}`)
    const why = draft.kind === 'amendment' && draft.rationale ? labelOf({ body: draft.rationale }) : ''
    return html`<li><a class="row-title" href="${base}coordination/attente/${draft.id}/">${lineOfDraft(draft, at, survey, messages) || kind}</a>${why ? html`<p lang="${survey.state.plan.fields.lang}">${why}</p>` : ''}<p class="meta">${kind}, <bdi>${name}</bdi>. ${t('follow.received-on', { date: date(at, 'date-time') })}</p></li>`
  }
  return html`<section class="section"><h2>${t('desk.held')}</h2><p>${t('desk.held-hint')}</p><ul class="desk-list">${lines}</ul></section>`
}
