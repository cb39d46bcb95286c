import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import { textField } from './fields.ts'
import type { Page } from './html.ts'

export interface DeskPeopleOptions {
  people: Coordinator[]
  base: string
  coordinator: Coordinator
  name: string
  isMissingName: boolean
  /** Path of the reader's own feed. */
  feed: string
  /** The one who was just added, with the link to hand over. */
  added?: { name: string; link: string }
}

/** Who decides. */
export function deskPeoplePage(options: DeskPeopleOptions, messages: Messages): Page {
  const { people, base, coordinator, name, isMissingName, added, feed } = options
  const { t, date } = messages
  const path = `${base}coordination/personnes/`
  const line = (one: Coordinator) => html`<li><strong>${one.name}</strong> <span class="meta">${one.revokedAt ? t('people.revoked', { date: date(one.revokedAt) }) : t('people.since', { date: date(one.createdAt) })}</span>
${one.revokedAt || one.id === coordinator.id ? '' : html`<form method="post" action="${path}${one.id}/revoquer/"><p class="actions"><button class="button button-danger" type="submit">${t('people.revoke', { name: one.name })}</button></p></form>`}</li>`
  const content = html`${added ? html`<div class="notice" role="status"><p>${t('people.added', { name: added.name })}</p><p class="receipt-link">${added.link}</p><p>${t('people.link-hint')}</p></div>` : ''}
<ul class="rows">${people.map(line)}</ul>
<section class="section"><h2>${t('people.feed')}</h2><p>${t('people.feed-hint')}</p><p><a class="receipt-link" href="${feed}" type="application/atom+xml">${feed}</a></p></section>
<section class="section"><h2>${t('people.add')}</h2><form class="form" method="post" action="${path}" accept-charset="utf-8">${textField({ name: 'nom', label: t('people.name'), hint: t('people.name-hint'), value: name, autocomplete: 'off', ...(isMissingName && { error: t('issue.coordinator.name-missing') }) })}<p class="actions"><button class="button" type="submit">${t('people.add-button')}</button></p></form></section>`
  const heading = t('desk.people')
  return { title: isMissingName ? t('form.error-title', { title: heading }) : heading, main: deskFrame(options, messages, heading, content) }
}
