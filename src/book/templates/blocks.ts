import { html } from 'hono/html'
import type { BookText } from '../book.ts'
import type { BookView } from '../book-view.ts'
import { rendered } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** The paragraphs of one text, each with its code where codes are shown. */
export function blocks({ planLanguage, words, codes }: BookView, text: Pick<BookText, 'blocks'>): Markup {
  return html`<div class="prose" lang="${planLanguage}">${text.blocks.map(({ code, anchor, html: body }) => {
    if (!codes || !anchor) return html`<div class="book-block">${rendered(body)}</div>`
    return html`<div class="book-block" id="${anchor}"><a class="book-code" href="#${anchor}" aria-label="${words('code.link', { code })}">${code}</a>${rendered(body)}</div>`
  })}</div>`
}
