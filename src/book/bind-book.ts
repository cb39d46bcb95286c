import type { Site } from '../site/site.ts'
import type { Book } from './book.ts'
import { withBookLinks } from './book-links.ts'
import { buildBook } from './build-book.ts'

/** What every form of a book is made from: the site with the book's links, and the book. */
export interface BoundBook {
  site: Site
  book: Book
}

/** Renders every text once, for all the forms that are not pages of the site. */
export function bindBook(site: Site): BoundBook {
  const bound = withBookLinks(site)
  return { site: bound, book: buildBook(bound) }
}
