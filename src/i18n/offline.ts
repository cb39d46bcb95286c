import en from './en/offline.json' with { type: 'json' }
import fr from './fr/offline.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

const dictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type OfflineDictionary = typeof fr

/** Texts of reading without a network. French is the reference: English must have the same keys. */
export function translateOffline(language: Language): Translate<OfflineDictionary> {
  return createTranslate<OfflineDictionary>(dictionaries[language], language)
}
