import { publicAddress } from '../exports/public-address.ts'
import { translateBook } from '../i18n/book.ts'
import type { Site } from '../site/site.ts'
import type { Book } from './book.ts'
import { createBookView } from './book-view.ts'
import { buildBook } from './build-book.ts'
import { drawQr } from './qr-path.ts'
import type { QrPath } from './qr-path.ts'
import { blocks } from './templates/blocks.ts'
import { contents } from './templates/contents.ts'
import { notes } from './templates/notes.ts'
import { part } from './templates/part.ts'
import { proposals, proposalAnchor } from './templates/proposals.ts'

/** An address on paper: in letters, and as a QR code where it can be reached from a telephone. */
export interface PaperAddress {
  label: string
  address: string
  qr: QrPath | null
}

/** The whole plan for paper. HTML is safe. */
export interface PrintPage {
  book: Pick<Book, 'title' | 'call' | 'date'>
  contentsHtml: string
  introductionHtml: string
  introductionNotesHtml: string
  partsHtml: string
  proposalsHtml: string
  /** The plan online, the form online, the list of codes. */
  plan: PaperAddress
  form: PaperAddress
  codes: PaperAddress
}

export function buildPrintPage(site: Site): PrintPage {
  const { links } = site
  const inside: Site = { ...site, links: { ...links, item: (kind, id) => (site.state.plan.items.has(id) ? `#${id}` : links.item(kind, id)), contribution: (id) => placeOf(site, id) } }
  const book = buildBook(inside)
  const view = createBookView(inside, { codes: true })
  const t = translateBook(site.language)
  return {
    book,
    contentsHtml: String(contents(view, book)),
    introductionHtml: String(blocks(view, book.introduction)),
    introductionNotesHtml: String(notes(view, book.introduction)),
    partsHtml: book.parts.map((each) => String(part(view, each, 2))).join(''),
    proposalsHtml: String(proposals(view, book.proposals, 3)),
    plan: onPaper(site, t('print.plan'), links.page('plan/')),
    form: onPaper(site, t('print.form'), links.form({ intent: 'idee' }).replace(/\?.*$/, '')),
    codes: onPaper(site, t('print.codes'), links.page('c/')),
  }
}

function placeOf(site: Site, id: string): string {
  const contribution = site.state.contributions.get(id)
  return contribution && contribution.kind !== 'comment' && !contribution.withheld ? `#${proposalAnchor(id)}` : site.links.contribution(id)
}

/** A path alone helps to type; it makes no QR code. */
function onPaper(site: Site, label: string, href: string): PaperAddress {
  const address = /^https?:/.test(href) ? href : publicAddress(site, href)
  return { label, address, qr: /^https?:/.test(address) ? drawQr(address) : null }
}
