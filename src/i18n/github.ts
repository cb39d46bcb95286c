import en from './en/github.json' with { type: 'json' }
import fr from './fr/github.json' with { type: 'json' }
import { createTranslate } from './index.ts'
import type { Language, Translate } from './index.ts'

/** Texts of pull requests, issues and comments. French is the reference: English must have the same keys. */
export const githubDictionaries = { fr, en } as const satisfies Record<Language, Record<keyof typeof fr, string>>

export type GitHubDictionary = typeof fr

export function translateGitHub(language: Language): Translate<GitHubDictionary> {
  return createTranslate<GitHubDictionary>(githubDictionaries[language], language)
}
