import { html } from 'hono/html'
import type { SessionState } from '../../domain/session.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import type { Page } from './html.ts'

/** The item of an open session left the plan meanwhile: what was typed is given back, to copy. */
export function sessionGonePage(options: { base: string; coordinator: Coordinator; session: SessionState }, messages: Messages): Page {
  const { t } = messages
  const { base, session } = options
  const typed = [session.retouch?.to.body, session.note, session.leftOpen, ...Object.values(session.choices).map(({ reason }) => reason), ...Object.values(session.wordings).flatMap(({ words, reason }) => [words, reason])].filter((text) => text?.trim())
  const heading = t('merging.gone')
  const content = html`<p>${t('merging.gone-hint')}</p>
${typed.length > 0 ? html`<section class="section"><h2>${t('desk.kept-words')}</h2>${typed.map((text, index) => html`<div class="field"><label for="mots-${index}">${t('error.to-copy')}</label><textarea id="mots-${index}" readonly rows="4">
${text}</textarea></div>`)}</section>` : ''}
<form method="post" action="${base}coordination/seances/${session.id}/abandonner/"><p class="actions"><button class="button" type="submit">${t('merging.drop-send')}</button></p></form>`
  return { title: heading, main: deskFrame(options, messages, heading, content) }
}
