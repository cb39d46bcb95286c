import en from './en/minutes.json' with { type: 'json' }
import fr from './fr/minutes.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of the minutes of merging sessions, on screen and as plain text. French is the reference: English must have the same keys. */
export const minutesDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type MinutesDictionary = typeof fr

export function translateMinutes(language: Language): Translate<MinutesDictionary> {
  return createTranslate<MinutesDictionary>(minutesDictionaries[language], language)
}
