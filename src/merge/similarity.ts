import { isStopWord } from './stop-words.ts'
import { tokenize } from './tokenize.ts'

/**
 * How alike two texts are, 0 to 1, for « une proposition semblable existe »: the mean of the words and of the groups of
 * three letters that they share (Dice), stop words counting little, case, accents and marks nothing. Symmetric; 1 for
 * equal words in any order, 0 where either text has no word.
 */
export function similarity(one: string, two: string): number {
  return compareProfiles(profileOf(one), profileOf(two))
}

/** A text as `similarity` sees it: made once where a text is compared with many. */
export interface Profile {
  words: ReadonlyMap<string, number>
  trigrams: ReadonlyMap<string, number>
}

export function profileOf(text: string): Profile {
  const words = wordsOf(text)
  return { words: weighWords(words), trigrams: countTrigrams(words) }
}

/** The `similarity` of two profiled texts. */
export function compareProfiles(one: Profile, two: Profile): number {
  if (one.words.size === 0 || two.words.size === 0) return 0
  return (dice(one.words, two.words) + dice(one.trigrams, two.trigrams)) / 2
}

function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'word')
    .map(({ key }) => key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae'))
}

function weighWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + (isStopWord(word) ? 0.1 : 1))
  return counts
}

function countTrigrams(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) {
    const weight = isStopWord(word) ? 0.1 : 1
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) {
      const gram = padded.slice(at, at + 3)
      counts.set(gram, (counts.get(gram) ?? 0) + weight)
    }
  }
  return counts
}

function dice(one: ReadonlyMap<string, number>, two: ReadonlyMap<string, number>): number {
  let [common, total] = [0, 0]
  for (const [key, value] of one) {
    common += Math.min(value, two.get(key) ?? 0)
    total += value
  }
  for (const value of two.values()) total += value
  return total === 0 ? 0 : Math.min(1, (2 * common) / total)
}
