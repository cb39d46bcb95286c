import { createHashChains } from './hash-chains.ts'
import { hashText, mixHashes } from './hash-text.ts'
import { createLazyRecords, type RecordCode } from './lazy-records.ts'
import type { NameTable } from './name-table.ts'
import { createSentenceCode } from './sentence-code.ts'
import type { SentenceState } from './sentence-state.ts'
import type { TracerParts } from './tracer-parts.ts'
import { isTelling } from './word-weight.ts'
import { createWordTable, type WordTable } from './word-table.ts'

/** Every sentence and paragraph that ever stood in the plan, found again by its words. */
export interface SentenceArchive {
  /** How many states there are: the id of the next one. */
  readonly size: number
  get(id: number): SentenceState
  /** Numbers of all words that are compared. */
  readonly words: WordTable
  /** Numbers of a state's words. */
  wordsOf(id: number): readonly number[]
  /** `words`: its words' numbers, where they are known. */
  add(state: SentenceState, words?: readonly number[]): number
  /** Remembers a paragraph made of these states. */
  addBlock(item: string, states: readonly number[]): void
  /** States with these words, latest first; sentences that say little are only known in their own text. */
  findSentences(item: string, key: string): number[]
  /** States of the latest paragraph with these sentences, or undefined. */
  findBlock(item: string, keys: readonly string[]): readonly number[] | undefined
  save(): TracerParts
}

interface Paragraph {
  item: string
  states: readonly number[]
}

// A sentence copied into thousands of texts has as many states; the latest ones say enough.
const maxCandidates = 32
// A revision asks four times of each of its keys.
const maxKnownKeys = 4_000

/** `saved`: what an earlier archive saved; `items`: its table of names. */
export function createSentenceArchive(items: NameTable, saved?: TracerParts): SentenceArchive {
  const states = createLazyRecords(createSentenceCode(items), saved && { bytes: saved.states!, starts: saved.stateStarts! })
  const byKey = createHashChains(saved?.stateHashes)
  const paragraphs = createLazyRecords(createParagraphCode(items), saved && { bytes: saved.paragraphs!, starts: saved.paragraphStarts! })
  const byKeys = createHashChains(saved?.paragraphHashes)
  const words = createWordTable()
  const describe = createKeyMemory()
  const factsOf: (KeyFacts | undefined)[] = []
  const wordsOf: (readonly number[] | undefined)[] = []

  const archive: SentenceArchive = {
    get size() {
      return states.length
    },
    get: states.get,
    words,
    wordsOf: (id) => (wordsOf[id] ??= words.numbersOf(states.get(id).key)),
    add(state, known) {
      const facts = describe(state.key)
      byKey.add(hashSentence(state.item, facts))
      const id = states.add(state)
      factsOf[id] = facts
      if (known !== undefined) wordsOf[id] = known
      return id
    },
    addBlock(item, ids) {
      byKeys.add(hashParagraph(item, ids.map((id) => (factsOf[id] ??= describe(archive.get(id).key)))))
      paragraphs.add({ item, states: ids })
    },
    findSentences(item, key) {
      const facts = describe(key)
      const telling = facts.isTelling
      const found: number[] = []
      for (let id = byKey.latest(hashSentence(item, facts)); id >= 0; id = byKey.earlier(id)) {
        const state = archive.get(id)
        if (state.key === key && (telling || state.item === item) && found.push(id) === maxCandidates) break
      }
      return found
    },
    findBlock(item, keys) {
      const facts = keys.map(describe)
      const telling = facts.some(isTellingKey)
      for (let number = byKeys.latest(hashParagraph(item, facts)); number >= 0; number = byKeys.earlier(number)) {
        const known = paragraphs.get(number)
        const isSame = known.states.length === keys.length && known.states.every((id, n) => archive.get(id).key === keys[n])
        if (isSame && (telling || known.item === item)) return known.states
      }
      return undefined
    },
    save() {
      const [sentences, blocks] = [states.save(), paragraphs.save()]
      return {
        states: sentences.bytes,
        stateStarts: sentences.starts,
        stateHashes: byKey.bytes(),
        paragraphs: blocks.bytes,
        paragraphStarts: blocks.starts,
        paragraphHashes: byKeys.bytes(),
      }
    },
  }
  return archive
}

/** What is asked of a key each time that it is looked up or added. */
interface KeyFacts {
  hash: number
  isTelling: boolean
}

function createKeyMemory(): (key: string) => KeyFacts {
  const known = new Map<string, KeyFacts>()
  return (key) => {
    let facts = known.get(key)
    if (facts === undefined) {
      if (known.size === maxKnownKeys) known.clear()
      known.set(key, (facts = { hash: hashText(key), isTelling: isTelling(key) }))
    }
    return facts
  }
}

function isTellingKey(facts: KeyFacts): boolean {
  return facts.isTelling
}

function hashSentence(item: string, { hash, isTelling }: KeyFacts): number {
  return isTelling ? hash : mixHashes(hashText(item), hash)
}

function hashParagraph(item: string, facts: readonly KeyFacts[]): number {
  return facts.reduce((hash, each) => mixHashes(hash, each.hash), facts.some(isTellingKey) ? 0 : hashText(item))
}

function createParagraphCode(items: NameTable): RecordCode<Paragraph> {
  return {
    write({ item, states }, writer) {
      writer.number(items.numberOf(item))
      writer.numbers(states)
    },
    read: (reader) => ({ item: items.nameOf(reader.number()), states: reader.numbers() }),
  }
}
