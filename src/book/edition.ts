import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { EditionAssets } from './assets.ts'
import type { Book } from './book.ts'
import { placeLinks } from './book-links.ts'
import type { BoundBook } from './bind-book.ts'
import { createBookView } from './book-view.ts'
import type { BookView } from './book-view.ts'
import { link } from './markup.ts'
import type { Markup } from './markup.ts'
import { blocks } from './templates/blocks.ts'
import { contents } from './templates/contents.ts'
import { notes } from './templates/notes.ts'
import { part } from './templates/part.ts'
import { proposalAnchor, proposals } from './templates/proposals.ts'

/**
 * The whole plan in one HTML file that needs nothing else: contents, texts, origins, proposals, search. It carries a content policy
 * of its own, which lets its one style and its one script run and nothing load.
 */
export function formatEdition({ site, book }: BoundBook, { style, script }: EditionAssets): string {
  const view = createBookView(site, { codes: true })
  const { words } = view
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words('edition.title', { plan: book.title })}</title>
<meta name="description" content="${words('edition.lead')}">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip-link" href="#le_plan">${site.t('nav.skip')}</a>
<main id="le_plan" class="book">
${cover(view, book, site.links.page('plan/'))}
${search(view)}
<nav class="book-contents" aria-labelledby="le_sommaire"><h2 id="le_sommaire">${words('contents')}</h2>${contents(view, book)}<p><a href="#les_propositions"><strong>${words('proposals.title')}</strong></a></p></nav>
<section class="book-own" id="l_introduction" data-name="${words('introduction')}"><h2>${words('introduction')}</h2>${blocks(view, book.introduction)}<div class="book-aside">${notes(view, book.introduction)}</div></section>
${book.parts.map((each) => part(view, each, 2))}
<section class="section" id="les_propositions"><h2>${words('proposals.title')}</h2>${proposals(view, book.proposals, 3)}</section>
</main>
<script>${raw(script)}</script>
</body>
</html>
`
  return placeLinks(String(page), { item: (id) => `#${id}`, proposal: (id) => `#${proposalAnchor(id)}` })
}

function cover({ words, planLanguage }: BookView, { title, call, date }: Book, page: string): Markup {
  return html`<header class="book-cover"><h1 lang="${planLanguage}">${title}</h1>${call ? html`<p class="lead" lang="${planLanguage}">${call}</p>` : ''}
<p>${words('edition.date', { date })}${page ? html` ${words('edition.current')} ${link(page, page)}` : ''}</p><p class="meta">${words('edition.lead')}</p></header>`
}

/** Shown by the script, which alone can use it. */
function search({ words }: BookView): Markup {
  return html`<div class="book-search"><form class="search-form" role="search" hidden data-search data-none="${words('search.none')}" data-one="${words('search.found-one')}" data-other="${words('search.found-many')}"><label for="la_recherche">${words('search.label')}</label><input id="la_recherche" type="search" autocomplete="off"><button class="button button-primary" type="submit">${words('search.go')}</button></form><p role="status" data-search-status></p><ol class="rows" role="list" data-search-results></ol></div>`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
