import { listTracedWords } from './list-traced-words.ts'
import type { TracedText } from './traced-text.ts'

/** Words attributed, how many of them rightly, and those that are not: expected and found origin. */
export interface WordScore {
  words: number
  right: number
  wrong: { item: string; word: string; expected: string; found: string }[]
}

/** Compares an attribution with the truth, word by word. Origins are written `revision`, or `revision/source`. Throws RangeError where the words differ. */
export function scoreWords(traced: ReadonlyMap<string, TracedText>, truth: ReadonlyMap<string, readonly { word: string; origin: string }[]>): WordScore {
  const score: WordScore = { words: 0, right: 0, wrong: [] }
  for (const [item, expected] of truth) {
    const words = traced.has(item) ? listTracedWords(traced.get(item) as TracedText) : []
    if (words.length !== expected.length) throw new RangeError(`${item} has ${words.length} words, the truth ${expected.length}.`)
    for (const [index, { word, origin }] of words.entries()) {
      const wanted = expected[index] as { word: string; origin: string }
      if (wanted.word.toLowerCase() !== word.toLowerCase()) throw new RangeError(`Word ${index} of ${item} is ${word}, the truth says ${wanted.word}.`)
      const found = origin.origin === 'own' ? origin.revision : `${origin.revision}/${origin.origin}`
      score.words++
      if (found === wanted.origin) score.right++
      else score.wrong.push({ item, word, expected: wanted.origin, found })
    }
  }
  return score
}
