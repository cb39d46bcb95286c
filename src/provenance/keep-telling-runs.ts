import type { Run } from './match-runs.ts'
import { weighWord } from './word-weight.ts'

/** Words in order, and for each the number of the sentence that it stands in. */
export interface WordSequence {
  words: readonly string[]
  sentences: readonly number[]
}

// A sentence that keeps this share of the heavier one's weight is that sentence, reworded.
const sameSentence = 0.4
// How far, in words, from a run that is sure a weaker one may stand and still be believed.
const reach = { telling: 4, common: 2, oneSided: 8 }

/**
 * The runs that show that words were kept, without those that two unrelated sentences share by chance: common words
 * between rewritten ones do not carry their old authorship. A run is sure when it holds three words, two of them not
 * common, or six of any kind, or belongs to two sentences that are mostly alike; others count only beside a sure one.
 */
export function keepTellingRuns(first: WordSequence, second: WordSequence, runs: readonly Run[]): Run[] {
  const alike = findAlikeSentences(first, second, runs)
  const telling = runs.map((run) => countTelling(first, run))
  const kept = runs.map((run, index) => {
    const count = telling[index] as number
    if ((count >= 2 && run.length >= 3) || run.length >= 6) return true
    return (count > 0 || isWholeSentence(first, run)) && alike.has(pairOf(first, second, run.from, run.to))
  })
  // A sure run tells of its neighbours only within a sentence of either side.
  const areTogether = (left: Run, right: Run): boolean =>
    first.sentences[left.from + left.length - 1] === first.sentences[right.from] || second.sentences[left.to + left.length - 1] === second.sentences[right.to]
  for (let changed = true; changed; ) {
    changed = false
    for (const [index] of runs.entries()) {
      if (kept[index] || telling[index] === 0 || !isNear(runs, kept, index, reach.telling, areTogether)) continue
      kept[index] = changed = true
    }
  }
  const sure = [...kept]
  for (const [index] of runs.entries()) if (!kept[index] && isNear(runs, sure, index, reach.common, areTogether)) kept[index] = true
  return runs.filter((_, index) => kept[index])
}

function countTelling(sequence: WordSequence, run: Run): number {
  let count = 0
  for (let n = 0; n < run.length; n++) if (weighWord(sequence.words[run.from + n] as string) === 1) count++
  return count
}

function isWholeSentence(sequence: WordSequence, run: Run): boolean {
  const { sentences } = sequence
  return sentences[run.from - 1] !== sentences[run.from] && sentences[run.from + run.length] !== sentences[run.from + run.length - 1]
}

function isNear(runs: readonly Run[], sure: readonly boolean[], index: number, distance: number, areTogether: (left: Run, right: Run) => boolean): boolean {
  return [-1, 1].some((step) => {
    let other = index + step
    while (other >= 0 && other < runs.length && !sure[other]) other += step
    if (other < 0 || other >= runs.length) return false
    const [left, right] = step < 0 ? [runs[other] as Run, runs[index] as Run] : [runs[index] as Run, runs[other] as Run]
    if (!areTogether(left, right)) return false
    const removed = right.from - left.from - left.length
    const added = right.to - left.to - left.length
    return Math.max(removed, added) <= distance || (Math.min(removed, added) === 0 && Math.max(removed, added) <= reach.oneSided)
  })
}

function pairOf(first: WordSequence, second: WordSequence, from: number, to: number): string {
  return `${first.sentences[from]} ${second.sentences[to]}`
}

function findAlikeSentences(first: WordSequence, second: WordSequence, runs: readonly Run[]): Set<string> {
  const shared = new Map<string, { from: number; to: number; weight: number }>()
  for (const run of runs) {
    for (let n = 0; n < run.length; n++) {
      const pair = pairOf(first, second, run.from + n, run.to + n)
      const entry = shared.get(pair) ?? { from: first.sentences[run.from + n] as number, to: second.sentences[run.to + n] as number, weight: 0 }
      entry.weight += weighWord(first.words[run.from + n] as string)
      shared.set(pair, entry)
    }
  }
  if (shared.size === 0) return new Set()
  const weights = [weighSentences(first), weighSentences(second)] as const
  const alike = [...shared].filter(([, { from, to, weight }]) => weight >= sameSentence * Math.max(weights[0].get(from) as number, weights[1].get(to) as number))
  return new Set(alike.map(([pair]) => pair))
}

function weighSentences(sequence: WordSequence): Map<number, number> {
  const weights = new Map<number, number>()
  for (const [index, sentence] of sequence.sentences.entries()) {
    weights.set(sentence, (weights.get(sentence) ?? 0) + weighWord(sequence.words[index] as string))
  }
  return weights
}
