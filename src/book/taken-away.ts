import { translateBook } from '../i18n/book.ts'
import type { Site } from '../site/site.ts'

/** Paths under the site's root. */
export const EDITION_FILE = 'plan-complet.html'
export const EPUB_FILE = 'plan.epub'

/** A way to take the whole plan away. */
export interface TakenAway {
  label: string
  what: string
  href: string
  /** A file, not a page. */
  isFile: boolean
}

/** Every form in which the whole plan can be taken away. */
export function listTakenAway({ language, links }: Site): TakenAway[] {
  const t = translateBook(language)
  const print = links.page('plan/imprimer/')
  return [
    { label: t('take.print'), what: t('take.print-what'), href: print, isFile: false },
    { label: t('take.large'), what: t('take.large-what'), href: `${print}#gros-caracteres`, isFile: false },
    { label: t('take.edition'), what: t('take.edition-what'), href: links.page(EDITION_FILE), isFile: true },
    { label: t('take.epub'), what: t('take.epub-what'), href: links.page(EPUB_FILE), isFile: true },
  ]
}
