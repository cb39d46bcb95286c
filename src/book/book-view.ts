import { translateBook } from '../i18n/book.ts'
import type { BookDictionary } from '../i18n/book.ts'
import type { Translate } from '../i18n/index.ts'
import type { SiteDictionary } from '../i18n/site.ts'
import type { Site } from '../site/site.ts'

/** What every template of a book needs. */
export interface BookView {
  t: Translate<SiteDictionary>
  words: Translate<BookDictionary>
  /** BCP 47 tags of the interface and of the plan's text. */
  language: string
  planLanguage: string
  /** Whether each paragraph shows its code. */
  codes: boolean
}

export function createBookView({ t, language, planLanguage }: Site, { codes }: { codes: boolean }): BookView {
  return { t, words: translateBook(language), language, planLanguage, codes }
}
