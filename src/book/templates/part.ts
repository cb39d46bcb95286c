import { html } from 'hono/html'
import type { BookPart } from '../book.ts'
import type { BookView } from '../book-view.ts'
import { heading, link, rendered } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { blocks } from './blocks.ts'
import { notes } from './notes.ts'

/** One item with all that stands under it. `level` is its heading's. */
export function part(view: BookView, item: BookPart, level: number): Markup {
  const { t, words, planLanguage } = view
  const marks = item.titleMarks.map((number) => html`<a class="origin-note" href="#${item.id}-o${number}" aria-label="${t('note.link-title', { number })}"><sup>${number}</sup></a>`)
  return html`<section class="plan-${item.kind} axis-${item.tone}" id="${item.id}"><div class="book-own" data-name="${nameOf(view, item)}">
${heading(level, html`<span class="kicker">${item.name}${item.title ? html`<span class="visually-hidden">${t('colon')}</span>` : ''}</span>${item.title ? html` <span class="cap" lang="${planLanguage}">${item.title}</span>${marks}` : ''}`)}
${item.shift ? html`<p class="meta">${item.shift}</p>` : ''}${item.blocks.length > 0 ? blocks(view, item) : ''}
${item.questions.map((question) => html`<div class="open-question book-aside"><p class="small-title">${t('question.title')}</p><div class="prose prose-small" lang="${planLanguage}">${rendered(question.html)}</div><p class="meta">${link(question.from.href, question.from.label)}</p></div>`)}
<div class="book-aside">${notes(view, item)}
${item.notKept.length > 0 ? html`<p class="small-title">${words('not-kept.title')}</p><ul>${item.notKept.map((each) => html`<li>${link(each.href, each.number)} ${each.heading} (${each.status})</li>`)}</ul>` : ''}</div>
</div>${item.parts.map((child) => part(view, child, level + 1))}</section>`
}

/** « Action 18 : Monnaies locales », for the contents and the search. */
export function nameOf({ t }: BookView, { name, label }: Pick<BookPart, 'name' | 'label'>): string {
  return label ? `${name}${t('colon')} ${label}` : name
}
