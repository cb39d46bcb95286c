import type { Reading } from './read-text.ts'
import { relateChanges, type SideChange } from './relate-changes.ts'

interface Moved {
  /** By word: places in the base where the side takes it out, and its changes that put it in. */
  removed: Map<string, number[]>
  added: Map<string, SideChange[]>
}

/**
 * Pairs of changes that would write a word twice which nobody wrote twice: both sides take the same word out of one
 * place and put it in elsewhere, each within other words, so that it is no move of a passage.
 */
export function listDoubles(base: Reading, sides: readonly Reading[], all: readonly (readonly SideChange[])[]): [SideChange, SideChange][] {
  const takers = new Map<number, number[]>()
  const moved = all.map((list, side) => {
    const words = findMovedWords(base, sides[side] as Reading, list)
    for (const [word, places] of words.removed) if (words.added.has(word)) for (const at of places) takers.set(at, [...(takers.get(at) ?? []), side])
    return words
  })
  const pairs: [SideChange, SideChange][] = []
  for (const [at, list] of takers) {
    const word = base.keys[at] as string
    list.forEach((one, index) => {
      for (const two of list.slice(index + 1)) pairs.push(...listAddedTwice(base, sides, moved[one]?.added.get(word) ?? [], moved[two]?.added.get(word) ?? []))
    })
  }
  return pairs
}

/** Same side's changes that put in a word which `change` takes out: they cannot stand without it. */
export function listHalves(base: Reading, side: Reading, list: readonly SideChange[], change: SideChange): SideChange[] {
  const { removed } = findMovedWords(base, side, [change])
  const { added } = findMovedWords(base, side, list)
  return [...removed.keys()].flatMap((word) => added.get(word) ?? []).filter((other) => other !== change)
}

function findMovedWords(base: Reading, side: Reading, list: readonly SideChange[]): Moved {
  const [removed, added] = [new Map<string, number[]>(), new Map<string, SideChange[]>()]
  for (const change of list) {
    if (change.source !== undefined || change.target !== undefined) continue
    for (let at = change.start; at < change.end; at++) if (isRare(base, at)) removed.set(base.keys[at] as string, [...(removed.get(base.keys[at] as string) ?? []), at])
    for (let at = change.from; at < change.to; at++) if (isRare(side, at)) added.set(side.keys[at] as string, [...(added.get(side.keys[at] as string) ?? []), change])
  }
  return { removed, added }
}

/** Whether a token is a full word: stop words come and go by chance. */
function isRare(reading: Reading, at: number): boolean {
  return (reading.weights[at] as number) >= 3
}

function listAddedTwice(base: Reading, sides: readonly Reading[], ones: readonly SideChange[], twos: readonly SideChange[]): [SideChange, SideChange][] {
  return ones.flatMap((one) => twos.flatMap((two): [SideChange, SideChange][] => (relateChanges(one, two, base, sides) === 'apart' ? [[one, two]] : [])))
}
