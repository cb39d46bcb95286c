import { html } from 'hono/html'
import type { Book, BookPart } from '../book.ts'
import type { BookView } from '../book-view.ts'
import type { Markup } from '../markup.ts'

/** Everything that the book holds, as links. `hrefOf` gives the address of an item. */
export function contents(view: BookView, { parts }: Pick<Book, 'parts'>, hrefOf: (id: string) => string = (id) => `#${id}`): Markup {
  return list(view, parts, hrefOf)
}

function list(view: BookView, parts: readonly BookPart[], hrefOf: (id: string) => string): Markup {
  const { t, planLanguage } = view
  return html`<ol role="list">${parts.map((each) => html`<li class="book-entry-${each.kind} axis-${each.tone}"><a href="${hrefOf(each.id)}"><span class="book-entry-name">${each.name}${each.label ? t('colon') : ''}</span> <span lang="${planLanguage}">${each.label}</span></a>${each.parts.length > 0 ? list(view, each.parts, hrefOf) : ''}</li>`)}</ol>`
}
