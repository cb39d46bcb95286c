import { createGrowingNumbers } from './growing-numbers.ts'
import { createHashChains } from './hash-chains.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { TracerParts } from './tracer-parts.ts'
import type { WordTable } from './word-table.ts'

/** Sentences that left some text, found again by words that they share with another sentence. */
export interface DepartedIndex {
  add(state: number): void
  /** The departed sentence that is most like these words, by number, with at least half of the heavier one's weight in common; of equals the latest. */
  findLike(words: readonly number[]): number | undefined
  save(): TracerParts
}

// Three words that stand in more sentences than this say nothing of which one is meant.
const maxOwners = 64
// How many sentences with the most trigrams in common are compared word by word.
const maxCompared = 8
const enough = 0.5

export function createDepartedIndex(archive: SentenceArchive, saved?: TracerParts): DepartedIndex {
  const trigrams = createHashChains(saved?.departedTrigrams)
  /** The state of each entry of `trigrams`. */
  const owners = createGrowingNumbers(saved?.departedOwners)
  const departed = createGrowingNumbers(saved?.departed)
  return {
    add(state) {
      if (departed.get(state) === 1) return
      departed.set(state, 1)
      for (const trigram of listTrigrams(archive.wordsOf(state), archive.words)) {
        trigrams.add(trigram)
        owners.push(state)
      }
    },
    findLike(words) {
      if (trigrams.length === 0) return undefined
      const votes = new Map<number, number>()
      for (const trigram of listTrigrams(words, archive.words)) {
        const states: number[] = []
        for (let entry = trigrams.latest(trigram); entry >= 0 && states.length <= maxOwners; entry = trigrams.earlier(entry)) states.push(owners.get(entry))
        if (states.length > maxOwners) continue
        for (const state of states) votes.set(state, (votes.get(state) ?? 0) + 1)
      }
      const compared = [...votes].sort(([first, left], [second, right]) => right - left || second - first).slice(0, maxCompared)
      const shares = compared.map(([state]) => ({ state, share: shareWords(archive.wordsOf(state), words, archive.words.weigh) }))
      return shares.filter(({ share }) => share >= enough).sort((first, second) => second.share - first.share || second.state - first.state)[0]?.state
    },
    save: () => ({ departedTrigrams: trigrams.bytes(), departedOwners: owners.bytes(), departed: departed.bytes() }),
  }
}

/** Hashes of three words in a row. Two trigrams may share one: what they find is compared word by word. */
function listTrigrams(words: readonly number[], { hashTrigram }: WordTable): Set<number> {
  const trigrams = new Set<number>()
  for (let at = 0; at + 2 < words.length; at++) trigrams.add(hashTrigram(words, at))
  return trigrams
}

/** Weight of the words that both hold, each word once, over that of the heavier one. */
export function shareWords(first: readonly number[], second: readonly number[], weigh: (word: number) => number): number {
  const [left, right] = [new Set(first), new Set(second)]
  let [shared, leftWeight, rightWeight] = [0, 0, 0]
  for (const word of left) {
    const weight = weigh(word)
    leftWeight += weight
    if (right.has(word)) shared += weight
  }
  for (const word of right) rightWeight += weigh(word)
  return shared / Math.max(leftWeight, rightWeight)
}
