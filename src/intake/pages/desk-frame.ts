import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { Html } from './html.ts'

/** Opens every page of the desk: where one is, who one is, the way out. */
export function deskFrame({ base, coordinator }: { base: string; coordinator: Coordinator }, { t }: Messages, heading: string, content: Html): Html {
  return html`<p class="kicker"><a href="${base}coordination/">${t('desk.title')}</a></p>
<h1>${heading}</h1>
${content}
<script type="module" src="${base}intake/desk.js"></script>
<section class="section no-print" data-coordinator="${coordinator.id}"><p class="meta">${t('desk.signed-in', { name: coordinator.name })}</p>
<p class="link-row"><a href="${base}coordination/">${t('desk.back')}</a><a href="${base}coordination/panier/">${t('basket.title')}</a><a href="${base}coordination/seances/">${t('merging.list')}</a><a href="${base}coordination/saisir/">${t('typing.link')}</a><a href="${base}coordination/personnes/">${t('desk.people')}</a></p>
<form method="post" action="${base}coordination/sortir/"><p class="actions"><button class="button button-small" type="submit">${t('desk.leave')}</button></p></form></section>`
}
