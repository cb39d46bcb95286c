import type { SentenceState } from './sentence-state.ts'
import { isTelling } from './word-weight.ts'

/** Every sentence and paragraph that ever stood in the plan, found again by its words. */
export interface SentenceArchive {
  readonly states: readonly SentenceState[]
  get(id: number): SentenceState
  add(state: SentenceState): number
  /** Remembers a paragraph made of these states. */
  addBlock(item: string, states: readonly number[]): void
  /** States with these words, latest first; sentences that say little are only known in their own text. */
  findSentences(item: string, key: string, words: readonly string[]): number[]
  /** States of the latest paragraph with these sentences, or undefined. */
  findBlock(item: string, keys: readonly string[]): readonly number[] | undefined
  /** Blocks in the order in which they were added, for storing. */
  listBlocks(): { item: string; states: readonly number[] }[]
}

// A sentence copied into thousands of texts has as many states; the latest ones say enough.
const maxCandidates = 32

/** `stored`: what an earlier archive held, in its order. */
export function createSentenceArchive(stored?: { states: readonly SentenceState[]; blocks: readonly { item: string; states: readonly number[] }[] }): SentenceArchive {
  const states: SentenceState[] = []
  const byKey = new Map<string, number[]>()
  const blocks = new Map<string, { item: string; states: readonly number[] }>()

  const archive: SentenceArchive = {
    states,
    get: (id) => states[id] as SentenceState,
    add(state) {
      const id = states.push(state) - 1
      const key = addressOf(state.item, state.key, state.key.split(' '))
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [id])
      else list.push(id)
      return id
    },
    addBlock(item, ids) {
      const keys = ids.map((id) => archive.get(id).key)
      const address = addressOfBlock(item, keys)
      // Put last, so that what is stored keeps the order in which it was seen.
      blocks.delete(address)
      blocks.set(address, { item, states: ids })
    },
    findSentences(item, key, words) {
      return (byKey.get(addressOf(item, key, words)) ?? []).slice(-maxCandidates).reverse()
    },
    findBlock: (item, keys) => blocks.get(addressOfBlock(item, keys))?.states,
    listBlocks: () => [...blocks.values()],
  }
  for (const state of stored?.states ?? []) archive.add(state)
  for (const block of stored?.blocks ?? []) archive.addBlock(block.item, block.states)
  return archive
}

function addressOf(item: string, key: string, words: readonly string[]): string {
  return isTelling(words) ? key : `${item}\n${key}`
}

function addressOfBlock(item: string, keys: readonly string[]): string {
  return addressOf(item, keys.join('\n'), keys.flatMap((key) => key.split(' ')))
}
