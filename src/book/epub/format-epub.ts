import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { html, raw } from 'hono/html'
import { useExportIds } from '../../exports/export-ids.ts'
import { translateBook } from '../../i18n/book.ts'
import type { Site } from '../../site/site.ts'
import type { BoundBook } from '../bind-book.ts'
import { placeLinks } from '../book-links.ts'
import { createBookView } from '../book-view.ts'
import type { BookView } from '../book-view.ts'
import type { Book } from '../book.ts'
import type { Markup } from '../markup.ts'
import { blocks } from '../templates/blocks.ts'
import { contents } from '../templates/contents.ts'
import { notes } from '../templates/notes.ts'
import { nameOf, part } from '../templates/part.ts'
import { proposalAnchor, proposals } from '../templates/proposals.ts'
import { cleanXml, formatContainer, formatPackage } from './package-document.ts'
import type { EpubFile } from './package-document.ts'
import { epubStyle } from './style.ts'

interface Chapter {
  name: string
  title: string
  body: Markup
  isNav?: boolean
}

/** The whole plan as an EPUB 3, with origins and proposals. The same site gives the same bytes. */
export function formatEpub({ site, book }: BoundBook): Uint8Array {
  const view = createBookView(site, { codes: false })
  const places = { item: (id: string) => (site.state.plan.items.has(id) ? `${chapterOf(site, id)}.xhtml#${id}` : null), proposal: (id: string) => `proposals.xhtml#${proposalAnchor(id)}` }
  const { words, planLanguage } = view
  const chapters: Chapter[] = [
    { name: 'cover', title: book.title, body: html`<header><h1 lang="${planLanguage}">${book.title}</h1>${book.call ? html`<p class="lead" lang="${planLanguage}">${book.call}</p>` : ''}<p>${words('edition.date', { date: book.date })}</p>${site.links.page('plan/') ? html`<p>${words('edition.current')} <a href="${site.links.page('plan/')}">${site.links.page('plan/')}</a></p>` : ''}</header>` },
    { name: 'nav', title: words('contents'), isNav: true, body: navigation(site, view, book) },
    { name: 'introduction', title: words('introduction'), body: html`<section><h1>${words('introduction')}</h1>${blocks(view, book.introduction)}${notes(view, book.introduction)}</section>` },
    ...book.parts.map((each, index) => ({ name: partName(index), title: nameOf(view, each), body: part(view, each, 1) })),
    { name: 'proposals', title: words('proposals.title'), body: html`<section><h1>${words('proposals.title')}</h1>${proposals(view, book.proposals, 2)}</section>` },
  ]
  const files: EpubFile[] = [
    ...chapters.map(({ name, isNav = false }) => ({ id: name, href: `${name}.xhtml`, type: 'application/xhtml+xml' as const, isNav, isRead: true })),
    { id: 'style', href: 'style.css', type: 'text/css', isRead: false },
  ]
  const metadata = {
    id: useExportIds(site).plan,
    title: book.title,
    language: planLanguage,
    description: book.call,
    rights: site.state.plan.fields.licence ?? null,
    modified: lastChange(site, book.at),
    accessibilitySummary: translateBook(site.language)('epub.accessibility'),
  }
  return zip([
    ['META-INF/container.xml', formatContainer('EPUB/package.opf')],
    ['EPUB/package.opf', formatPackage(metadata, files)],
    ['EPUB/style.css', epubStyle],
    ...chapters.map((chapter): [string, string] => [`EPUB/${chapter.name}.xhtml`, placeLinks(formatChapter(view, chapter), places)]),
  ])
}

function partName(index: number): string {
  return `part-${index + 1}`
}

/** The chapter of the axis that an item stands in. */
function chapterOf(site: Site, id: string): string {
  let top = site.state.plan.items.get(id)
  while (top?.parent) top = site.state.plan.items.get(top.parent)
  return partName(site.state.plan.axes.findIndex((axis) => axis.id === top?.id))
}

function navigation(site: Site, view: BookView, book: Book): Markup {
  const list = String(contents(view, book, (id) => `${chapterOf(site, id)}.xhtml#${id}`))
  // A navigation document allows one list, of entries alone: what stands around the plan joins it.
  const [open, rest] = [list.slice(0, list.indexOf('>') + 1), list.slice(list.indexOf('>') + 1, list.lastIndexOf('</ol>'))]
  const entry = (href: string, title: string): Markup => html`<li><a href="${href}">${title}</a></li>`
  return html`<nav epub:type="toc" role="doc-toc" aria-labelledby="toc-title"><h1 id="toc-title">${view.words('contents')}</h1>${raw(open)}${entry('introduction.xhtml', view.words('introduction'))}${raw(rest)}${entry('proposals.xhtml', view.words('proposals.title'))}</ol></nav>`
}

function formatChapter({ language }: BookView, { title, body }: Chapter): string {
  const page = html`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><meta charset="utf-8"/><title>${title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${body}</body>
</html>`
  return cleanXml(`<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${String(page)}\n`)
}

function lastChange(site: Site, plan: string): string {
  return [plan, ...site.state.events.map(({ at }) => at)].reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest))
}

/** Stored first and uncompressed, `mimetype` says what the file is (OCF 3.3, 4.3); no entry has a time of its own. */
function zip(entries: readonly (readonly [string, string])[]): Uint8Array {
  const files: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }] }
  for (const [path, text] of entries) files[path] = strToU8(text)
  // The first day that the format can say, by local fields as the library reads them: the same bytes in every time zone.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}
