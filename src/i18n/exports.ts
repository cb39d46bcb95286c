import en from './en/exports.json' with { type: 'json' }
import fr from './fr/exports.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of what is made for machines, and of the page that lists it. French is the reference: English must have the same keys. */
export const exportsDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type ExportsDictionary = typeof fr

export function translateExports(language: Language): Translate<ExportsDictionary> {
  return createTranslate<ExportsDictionary>(exportsDictionaries[language], language)
}
