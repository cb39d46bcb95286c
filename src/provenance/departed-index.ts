import { listWords } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import { weighWord } from './word-weight.ts'

/** Sentences that left some text, found again by words that they share with another sentence. */
export interface DepartedIndex {
  add(state: number): void
  /** The departed sentence that is most like these words, with at least half of the heavier one's weight in common; of equals the latest. */
  findLike(words: readonly string[]): number | undefined
}

// Three words that stand in more sentences than this say nothing of which one is meant.
const maxOwners = 64
// How many sentences with the most trigrams in common are compared word by word.
const maxCompared = 8
const enough = 0.5

export function createDepartedIndex(archive: SentenceArchive): DepartedIndex {
  const owners = new Map<string, Set<number>>()
  return {
    add(state) {
      for (const trigram of listTrigrams(listWords(archive.get(state)))) {
        const list = owners.get(trigram)
        if (list === undefined) owners.set(trigram, new Set([state]))
        else list.add(state)
      }
    },
    findLike(words) {
      const votes = new Map<number, number>()
      for (const trigram of listTrigrams(words)) {
        const states = owners.get(trigram)
        if (states === undefined || states.size > maxOwners) continue
        for (const state of states) votes.set(state, (votes.get(state) ?? 0) + 1)
      }
      const compared = [...votes].sort(([first, left], [second, right]) => right - left || second - first).slice(0, maxCompared)
      const shares = compared.map(([state]) => ({ state, share: shareWords(listWords(archive.get(state)), words) }))
      return shares.filter(({ share }) => share >= enough).sort((first, second) => second.share - first.share || second.state - first.state)[0]?.state
    },
  }
}

function listTrigrams(words: readonly string[]): Set<string> {
  const trigrams = new Set<string>()
  for (let at = 0; at + 2 < words.length; at++) trigrams.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)
  return trigrams
}

/** Weight of the words that both hold, each word once, over that of the heavier one. */
export function shareWords(first: readonly string[], second: readonly string[]): number {
  const [left, right] = [new Set(first), new Set(second)]
  const shared = [...left].filter((word) => right.has(word))
  return sum(shared) / Math.max(sum(left), sum(right))
}

function sum(words: Iterable<string>): number {
  let total = 0
  for (const word of words) total += weighWord(word)
  return total
}
