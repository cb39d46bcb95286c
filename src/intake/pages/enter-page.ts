import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Html, Page } from './html.ts'

/** Where a personal link leads: one button, so that nothing but a person enters. */
export function enterPage(path: string, name: string, { t }: Messages): Page {
  const title = t('enter.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.hello', { name })}</p><form method="post" action="${path}"><p class="actions"><button class="button button-primary" type="submit">${t('enter.button')}</button></p></form><p class="hint">${t('enter.hint')}</p>` }
}

/** The desk without a session. `hostPath`: where one signs in with an account of the code host; null where nobody can. `refused`: what an act was refused with, the words of its form; null where nothing was sent. */
export function signInPage(hostPath: string | null, refused: Html | '' | null, { t }: Messages): Page {
  const title = t('desk.title')
  const host = hostPath === null ? '' : html`<section class="section"><h2>${t('enter.host-title')}</h2><p>${t('enter.host-hint')}</p><p class="actions"><a class="button" href="${hostPath}">${t('enter.host')}</a></p></section>`
  return { title, main: html`<h1>${title}</h1>${refused === null ? '' : html`<p class="notice notice-attention">${t(refused === '' ? 'enter.refused' : 'enter.refused-words')}</p>`}<p>${t('enter.needed')}</p><p>${t('enter.how')}</p>${host}${refused ?? ''}` }
}

/** Back from the code host, with a session: browsers do not show its cookie on a way that another site began, so that this page leads on. */
export function enteredPage(path: string, name: string, { t }: Messages): Page {
  const title = t('enter.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.done', { name })}</p><p class="actions"><a class="button button-primary" href="${path}">${t('enter.continue')}</a></p>` }
}
