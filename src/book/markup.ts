import { html, raw } from 'hono/html'

/** A piece of a book: well-formed both as HTML and as XML. Only `html` templates make one, so that every value put in is escaped. */
export type Markup = ReturnType<typeof html>

const tag = /<(br|hr)((?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?)>/g

/** Safe HTML that `src/markdown` wrote, with its empty elements closed as XML asks. */
export function rendered(safeHtml: string): Markup {
  return raw(safeHtml.replace(tag, '<$1$2/>'))
}

/** A heading of a level that varies. */
export function heading(level: number, content: Markup): Markup {
  return html`${raw(`<h${level} class="plan-heading">`)}${content}${raw(`</h${level}>`)}`
}

/** A link, or its words alone where there is nowhere to go. */
export function link(href: string | null | undefined, content: Markup | string): Markup {
  return href ? html`<a href="${href}">${content}</a>` : html`${content}`
}
