import { html } from 'hono/html'
import type { Draft } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { OutboxRecord } from '../private/outbox.ts'
import { changeView, prose } from './change-view.ts'
import { deskFrame } from './desk-frame.ts'
import { errorOf, textArea, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'

export interface DeskHeldOptions {
  draft: Draft
  record: OutboxRecord
  items: ItemPreview[]
  /** For a message: what it is about. */
  about?: Html
  /** For a gesture: what its changes do together. */
  gesture?: string | null
  base: string
  coordinator: Coordinator
  lang: string
  path: string
  /** What is to be corrected in the reason, as it was typed. */
  issues: readonly Issue[]
  reason: string
}

/** A submission that is not public yet. */
export function deskHeldPage(options: DeskHeldOptions, messages: Messages): Page {
  const { draft, record, items, lang, path, issues, reason } = options
  const { t, date } = messages
  const heading = t(`desk.held.${draft.kind}`)
  const content = html`<p class="meta">${t('follow.received-on', { date: date(record.entry.at, 'date-time') })}</p>
<p>${record.name ? t('preview.name', { name: record.name }) : t('preview.anonymous')}</p>
${options.about ?? ''}${options.gesture ? html`<p class="lead">${options.gesture}</p>` : ''}
${draft.kind === 'comment' && draft.anchor ? html`<blockquote lang="${lang}">${draft.anchor.exact}</blockquote>` : ''}
${items.map((item) => html`<section class="section"><h2>${messages.item({ kind: item.kind, number: item.before?.number })}</h2>${changeView(item, messages, { lang })}</section>`)}
${draft.kind === 'amendment' ? (draft.rationale ? html`<section class="section"><h2>${t('preview.why')}</h2>${prose(draft.rationale, { lang })}</section>` : '') : prose(draft.text, { lang })}
<form class="form" method="post" action="${path}liberer/"><p class="actions"><button class="button button-primary" type="submit">${t('desk.held-release')}</button></p></form>
<form class="form" method="post" action="${path}ecarter/">${textArea({ name: 'raison', label: t('desk.held-reason'), hint: t('desk.held-reason-hint'), value: reason, short: true, lang, error: errorOf(issues, 'reason', messages) })}<p class="actions"><button class="button button-danger" type="submit">${t('desk.held-drop')}</button></p></form>`
  return { title: titleWith(issues, heading, messages), main: deskFrame(options, messages, heading, content) }
}
