import en from './en/book.json' with { type: 'json' }
import fr from './fr/book.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of the plan as a book: one file, EPUB, paper. French is the reference: English must have the same keys. */
export const bookDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type BookDictionary = typeof fr

export function translateBook(language: Language): Translate<BookDictionary> {
  return createTranslate<BookDictionary>(bookDictionaries[language], language)
}
