import en from './en/site.json' with { type: 'json' }
import fr from './fr/site.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of the site. French is the reference: English must have the same keys. */
export const siteDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type SiteDictionary = typeof fr

export function translateSite(language: Language): Translate<SiteDictionary> {
  return createTranslate<SiteDictionary>(siteDictionaries[language], language)
}
