import { html } from 'hono/html'
import type { SiteStatus } from '../context.ts'
import type { Messages } from '../messages.ts'
import type { Page } from './html.ts'

/** Shown at every address until the first build is there. It comes back by itself, without script. */
export function buildingPage({ progress, lastError }: SiteStatus, { t }: Messages): Page {
  const steps = progress.length > 0 ? html`<ol>${progress.map((step) => html`<li>${step}</li>`)}</ol>` : ''
  const title = t('building.title')
  return {
    title,
    refresh: 3,
    main: html`<h1>${title}</h1><p>${t('building.text')}</p>${steps}${lastError ? html`<p>${t('building.failed')}</p>` : ''}`,
  }
}
