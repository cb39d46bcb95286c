import type { Run } from './match-runs.ts'

/** Words in order, and for each the number of the sentence that it stands in. */
export interface WordSequence<Word extends string | number> {
  words: readonly Word[]
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
export function keepTellingRuns<Word extends string | number>(first: WordSequence<Word>, second: WordSequence<Word>, runs: readonly Run[], weigh: (word: Word) => number): readonly Run[] {
  const telling = runs.map((run) => countTelling(first, run, weigh))
  let alike: Set<number> | undefined
  const kept = runs.map((run, index) => {
    const count = telling[index] as number
    if ((count >= 2 && run.length >= 3) || run.length >= 6) return true
    if (count === 0 && !isWholeSentence(first, run)) return false
    alike ??= findAlikeSentences(first, second, runs, weigh)
    return alike.has(pairOf(first.sentences[run.from] as number, second.sentences[run.to] as number))
  })
  if (!kept.includes(false)) return runs
  // A sure run tells of its neighbours only within a sentence of either side.
  const areTogether = (left: Run, right: Run): boolean =>
    first.sentences[left.from + left.length - 1] === first.sentences[right.from] || second.sentences[left.to + left.length - 1] === second.sentences[right.to]
  for (let changed = true; changed; ) {
    changed = false
    for (let index = 0; index < runs.length; index++) {
      if (kept[index] || telling[index] === 0 || !isNear(runs, kept, index, reach.telling, areTogether)) continue
      kept[index] = changed = true
    }
  }
  const sure = [...kept]
  for (let index = 0; index < runs.length; index++) if (!kept[index] && isNear(runs, sure, index, reach.common, areTogether)) kept[index] = true
  return runs.filter((_, index) => kept[index])
}

function countTelling<Word extends string | number>(sequence: WordSequence<Word>, run: Run, weigh: (word: Word) => number): number {
  let count = 0
  for (let n = 0; n < run.length; n++) if (weigh(sequence.words[run.from + n] as Word) === 1) count++
  return count
}

function isWholeSentence({ sentences }: WordSequence<string | number>, run: Run): boolean {
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

/** A number for two sentences' numbers. */
function pairOf(from: number, to: number): number {
  return from * 2 ** 26 + to
}

function findAlikeSentences<Word extends string | number>(first: WordSequence<Word>, second: WordSequence<Word>, runs: readonly Run[], weigh: (word: Word) => number): Set<number> {
  const shared = new Map<number, { from: number; to: number; weight: number }>()
  for (const run of runs) {
    let entry: { from: number; to: number; weight: number } | undefined
    for (let n = 0; n < run.length; n++) {
      const from = first.sentences[run.from + n] as number
      const to = second.sentences[run.to + n] as number
      if (entry === undefined || entry.from !== from || entry.to !== to) {
        entry = shared.get(pairOf(from, to)) ?? { from, to, weight: 0 }
        shared.set(pairOf(from, to), entry)
      }
      entry.weight += weigh(first.words[run.from + n] as Word)
    }
  }
  const weights = [weighSentences(first, weigh), weighSentences(second, weigh)] as const
  const alike = [...shared].filter(([, { from, to, weight }]) => weight >= sameSentence * Math.max(weights[0][from] as number, weights[1][to] as number))
  return new Set(alike.map(([pair]) => pair))
}

/** By number of the sentence. */
function weighSentences<Word extends string | number>({ words, sentences }: WordSequence<Word>, weigh: (word: Word) => number): number[] {
  const weights: number[] = []
  for (let at = 0; at < words.length; at++) {
    const sentence = sentences[at] as number
    weights[sentence] = (weights[sentence] ?? 0) + weigh(words[at] as Word)
  }
  return weights
}
