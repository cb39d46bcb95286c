import en from './en/measures.json' with { type: 'json' }
import fr from './fr/measures.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts that publish measured figures: accessibility, ecodesign. French is the reference: English must have the same keys. */
export const measuresDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type MeasuresDictionary = typeof fr

export function translateMeasures(language: Language): Translate<MeasuresDictionary> {
  return createTranslate<MeasuresDictionary>(measuresDictionaries[language], language)
}
