import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Html, Page } from './html.ts'

/** Where a personal link leads: one button, so that nothing but a person enters. */
export function enterPage(path: string, name: string, { t }: Messages): Page {
  const title = t('enter.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.hello', { name })}</p><form method="post" action="${path}"><p class="actions"><button class="button button-primary" type="submit">${t('enter.button')}</button></p></form><p class="hint">${t('enter.hint')}</p>` }
}

/** An act that came without a session. */
export interface RefusedAct {
  /** Where it was sent. */
  address: string
  /** All of it, to be sent again. */
  fields: readonly (readonly [name: string, value: string])[]
  /** What was written in it, to be read or copied. */
  words: Html | ''
}

/** The desk without a session. `hostPath`: where one signs in with an account of the code host; null where nobody can. `refused`: null where nothing was sent. */
export function signInPage(hostPath: string | null, refused: RefusedAct | null, { t }: Messages): Page {
  const title = t('desk.title')
  // The page that holds somebody's words stays open while they sign in beside it.
  const beside = refused ? html` target="_blank" rel="noopener"` : ''
  const host = hostPath === null ? '' : html`<section class="section"><h2>${t('enter.host-title')}</h2><p>${t('enter.host-hint')}</p><p class="actions"><a class="button" href="${hostPath}"${beside}>${t('enter.host')}</a></p></section>`
  return { title, main: html`<h1>${title}</h1>${refused ? html`<p class="notice notice-attention">${t(refused.words === '' ? 'enter.refused' : 'enter.refused-words')}</p>` : ''}<p>${t('enter.needed')}</p><p>${t('enter.how')}</p>${host}${refused ? sendAgain(refused, t) : ''}` }
}

/** The same act, in one gesture once there is a session again: what it was about and what it was read at go with it. */
function sendAgain({ address, fields, words }: RefusedAct, t: Messages['t']): Html {
  return html`<section class="section"><h2>${t('enter.again-title')}</h2><form class="form" method="post" action="${address}" accept-charset="utf-8">${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p class="hint">${t('enter.again-hint')}</p><p class="actions"><button class="button button-primary" type="submit">${t('enter.again')}</button></p></form></section>${words}`
}

/** Back from the code host, with a session: browsers do not show its cookie on a way that another site began, so that this page leads on. */
export function enteredPage(path: string, name: string, { t }: Messages): Page {
  const title = t('enter.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.done', { name })}</p><p class="actions"><a class="button button-primary" href="${path}">${t('enter.continue')}</a></p>` }
}
