import { isLowerCaseStopWord } from '../merge/stop-words.ts'

/** How much finding this word, in lower case, again proves: 1, or a quarter for words that stand in every sentence. */
export function weighWord(key: string): number {
  return key.length < 3 || isLowerCaseStopWord(key) ? 0.25 : 1
}

/** Words, joined by spaces, that say enough to be recognised anywhere: at least four, two of them not common ones. */
export function isTelling(key: string): boolean {
  let [count, telling] = [0, 0]
  for (let start = 0; start < key.length; count++) {
    const space = key.indexOf(' ', start)
    const end = space < 0 ? key.length : space
    if (weighWord(key.slice(start, end)) === 1) telling++
    if (count >= 3 && telling >= 2) return true
    start = end + 1
  }
  return false
}
