import en from './en/intake.json' with { type: 'json' }
import fr from './fr/intake.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of the form, for the page that stands in for it without a network. */
export function translateForm(language: Language): Translate<typeof fr> {
  return createTranslate<typeof fr>({ fr, en }[language], language)
}
