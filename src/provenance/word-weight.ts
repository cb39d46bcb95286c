import { isStopWord } from '../merge/stop-words.ts'

/** How much finding this word again proves: 1, or a quarter for words that stand in every sentence. */
export function weighWord(key: string): number {
  return key.length < 3 || isStopWord(key) ? 0.25 : 1
}

/** Words that say enough to be recognised anywhere: at least four, two of them not common ones. */
export function isTelling(words: readonly string[]): boolean {
  if (words.length < 4) return false
  let telling = 0
  for (const word of words) if (weighWord(word) === 1 && ++telling === 2) return true
  return false
}
