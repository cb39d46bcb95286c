import type { Contribution } from '../../domain/contribution.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import { renderText } from '../../site/render-text.ts'
import type { Site } from '../../site/site.ts'
import { viewChange } from '../../site/view-change.ts'
import { repeatsWithheldWords } from '../public-changes.ts'
import { escapeHtml } from './escape-html.ts'

/** What an event says, as safe HTML. `contribution` is not withheld. */
export function eventHtml(site: Site, event: RegisterEvent, contribution: Contribution): string {
  switch (event.type) {
    case 'submitted':
    case 'reworked':
    case 'commented':
    case 'answered':
      return wordsHtml(site, contribution)
    case 'decided':
      return [
        paragraphs(site, 'note.reason', event.reason),
        paragraphs(site, 'note.left-open', event.leftOpen),
        ...event.leftOut.map(({ text, why }) => `<p>${escapeHtml(site.t('note.left-out', { text, why }))}</p>`),
        renderText(site, event.note ?? ''),
      ].join('')
    case 'explained':
    case 'placed':
    case 'withdrawn':
    case 'reopened':
    case 'withheld':
      return renderText(site, event.reason ?? '')
    case 'closed':
      return renderText(site, event.note ?? '')
  }
}

/** As they are today: a later rewriting replaces them in older entries too. */
function wordsHtml(site: Site, contribution: Contribution): string {
  if (contribution.kind !== 'amendment') return renderText(site, contribution.text ?? '')
  const views = contribution.changes.filter((change) => !repeatsWithheldWords(site, change)).map((change) => viewChange(site, change, contribution))
  const told = views.flatMap((view) => view.told).map((line) => `<li>${escapeHtml(line)}</li>`)
  return `<ul>${told.join('')}</ul>${views.map(({ textHtml }) => textHtml ?? '').join('')}${paragraphs(site, 'contribution.rationale', contribution.rationale)}`
}

function paragraphs(site: Site, label: Parameters<Site['t']>[0], markdown: string | undefined): string {
  return markdown ? `<p>${escapeHtml(site.t(label))}</p>${renderText(site, markdown)}` : ''
}
