import en from './en/hosting.json' with { type: 'json' }
import fr from './fr/hosting.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** What a host reads in the terminal and in the local pages of `npm run setup:github`. French is the reference: English must have the same keys. */
export const hostingDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type HostingDictionary = typeof fr

export function translateHosting(language: Language): Translate<HostingDictionary> {
  return createTranslate<HostingDictionary>(hostingDictionaries[language], language)
}
