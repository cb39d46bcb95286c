import { html } from 'hono/html'
import type { Messages } from '../messages.ts'
import type { Page } from './html.ts'

/** Where a personal link leads: one button, so that nothing but a person enters. */
export function enterPage(path: string, name: string, { t }: Messages): Page {
  const title = t('enter.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.hello', { name })}</p><form method="post" action="${path}"><p class="actions"><button class="button button-primary" type="submit">${t('enter.button')}</button></p></form><p class="hint">${t('enter.hint')}</p>` }
}

/** The desk without a session. */
export function signInPage({ t }: Messages): Page {
  const title = t('desk.title')
  return { title, main: html`<h1>${title}</h1><p>${t('enter.needed')}</p><p>${t('enter.how')}</p>` }
}
