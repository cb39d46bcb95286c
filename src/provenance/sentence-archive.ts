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
  findSentences(item: string, key: string): number[]
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
  // Paragraphs are addressed by small numbers for their sentences: the words are long, and there are many.
  const numbers = new Map<string, { number: number; isTelling: boolean }>()
  const blocks = new Map<string, { item: string; states: readonly number[] }>()

  const numberOf = (key: string): { number: number; isTelling: boolean } => {
    let known = numbers.get(key)
    if (known === undefined) {
      known = { number: numbers.size, isTelling: isTelling(key) }
      numbers.set(key, known)
    }
    return known
  }
  const addressOf = (item: string, key: string): string => (numberOf(key).isTelling ? key : `${item}\n${key}`)
  const addressOfBlock = (item: string, keys: readonly string[]): string => {
    const known = keys.map(numberOf)
    const address = known.map(({ number }) => number).join()
    return known.some((each) => each.isTelling) ? address : `${item}\n${address}`
  }

  const archive: SentenceArchive = {
    states,
    get: (id) => states[id] as SentenceState,
    add(state) {
      const id = states.push(state) - 1
      const address = addressOf(state.item, state.key)
      const list = byKey.get(address)
      if (list === undefined) byKey.set(address, [id])
      else list.push(id)
      return id
    },
    addBlock(item, ids) {
      const address = addressOfBlock(item, ids.map((id) => archive.get(id).key))
      // Put last, so that what is stored keeps the order in which it was seen.
      blocks.delete(address)
      blocks.set(address, { item, states: ids })
    },
    findSentences: (item, key) => (byKey.get(addressOf(item, key)) ?? []).slice(-maxCandidates).reverse(),
    findBlock: (item, keys) => blocks.get(addressOfBlock(item, keys))?.states,
    listBlocks: () => [...blocks.values()],
  }
  for (const state of stored?.states ?? []) archive.add(state)
  for (const block of stored?.blocks ?? []) archive.addBlock(block.item, block.states)
  return archive
}
