import type { Reading } from './read-text.ts'
import { resemblance, weighWords, type Bag } from './weigh-words.ts'

/** A sentence as a range of tokens. */
export interface Sentence extends Bag {
  start: number
  end: number
  key: string
}

/** The sentences of a reading, the empty end token being one of its own. */
export function sentencesOf(reading: Reading): Sentence[] {
  return reading.sentences.map((start, index) => {
    const end = reading.sentences[index + 1] ?? reading.tokens.length
    return { start, end, key: reading.keys.slice(start, end).join('\u0001'), ...weighWords(reading, start, end) }
  })
}

/**
 * Which old sentence became which new one, as ascending pairs of indexes: the pairing of greatest total resemblance
 * among pairs that share at least `threshold`. One sentence alone on each side, shorter than `short` tokens, always
 * pairs. O(first × second).
 */
export function pairSentences(first: readonly Sentence[], second: readonly Sentence[], threshold: number, short: number): [number, number][] {
  if (first.length === 1 && second.length === 1) {
    const [one, two] = [first[0] as Sentence, second[0] as Sentence]
    const isShort = Math.min(one.end - one.start, two.end - two.start) < short
    return isShort || resemblance(one, two) >= threshold ? [[0, 0]] : []
  }
  const width = second.length + 1
  const scores = new Float64Array((first.length + 1) * width)
  const likeness = new Float64Array(first.length * second.length)
  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      const value = resemblance(first[i] as Sentence, second[j] as Sentence)
      likeness[i * second.length + j] = value
      const paired = value >= threshold ? value + (scores[(i + 1) * width + j + 1] as number) : 0
      scores[i * width + j] = Math.max(paired, scores[(i + 1) * width + j] as number, scores[i * width + j + 1] as number)
    }
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < first.length && j < second.length) {
    const value = likeness[i * second.length + j] as number
    const score = scores[i * width + j] as number
    if (value >= threshold && score === value + (scores[(i + 1) * width + j + 1] as number)) pairs.push([i++, j++])
    else if (score === scores[(i + 1) * width + j]) i++
    else j++
  }
  return pairs
}
