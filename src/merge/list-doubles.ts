import type { Reading } from './read-text.ts'
import { relateChanges, type SideChange } from './relate-changes.ts'

/** What a side takes out and puts in, word by word, other than as a move of a passage. */
export interface Reworded {
  /** By word: places in the base where the side takes it out. */
  removed: Map<string, number[]>
  /** By word: changes of the side that put it in. */
  added: Map<string, SideChange[]>
}

// A word that stands more often than this may come and go by chance.
const mostPlaces = 3

/** The words of its own that each list of changes takes out and puts in; words met often in the base are left out. */
export function listReworded(base: Reading, sides: readonly Reading[], all: readonly (readonly SideChange[])[]): Reworded[] {
  const counts = new Map<string, number>()
  base.keys.forEach((key, at) => {
    if ((base.weights[at] as number) >= 3) counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const isRare = (key: string): boolean => (counts.get(key) ?? Infinity) <= mostPlaces
  return all.map((list, index) => {
    const reworded: Reworded = { removed: new Map(), added: new Map() }
    const side = sides[index] as Reading
    for (const change of list) {
      if (change.source !== undefined || change.target !== undefined) continue
      for (let at = change.start; at < change.end; at++) if (isRare(base.keys[at] as string)) push(reworded.removed, base.keys[at] as string, at)
      for (let at = change.from; at < change.to; at++) if (isRare(side.keys[at] as string)) push(reworded.added, side.keys[at] as string, change)
    }
    return reworded
  })
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/**
 * Pairs of changes that would write a word twice which nobody wrote twice: both sides take the same word out of one
 * place and put it in elsewhere, each within other words, so that it is no move of a passage.
 */
export function listDoubles(base: Reading, sides: readonly Reading[], reworded: readonly Reworded[]): [SideChange, SideChange][] {
  const takers = new Map<number, number[]>()
  reworded.forEach(({ removed, added }, side) => {
    for (const [word, places] of removed) if (added.has(word)) for (const at of places) takers.set(at, [...(takers.get(at) ?? []), side])
  })
  const pairs: [SideChange, SideChange][] = []
  for (const [at, list] of takers) {
    const word = base.keys[at] as string
    list.forEach((one, index) => {
      for (const two of list.slice(index + 1)) pairs.push(...listApart(base, sides, reworded[one]?.added.get(word) ?? [], reworded[two]?.added.get(word) ?? []))
    })
  }
  return pairs
}

function listApart(base: Reading, sides: readonly Reading[], ones: readonly SideChange[], twos: readonly SideChange[]): [SideChange, SideChange][] {
  return ones.flatMap((one) => twos.flatMap((two): [SideChange, SideChange][] => (relateChanges(one, two, base, sides) === 'apart' ? [[one, two]] : [])))
}

/** The same side's changes that put in a word which `change` takes out: they cannot stand without it. */
export function listHalves(base: Reading, { removed, added }: Reworded, change: SideChange): SideChange[] {
  const halves: SideChange[] = []
  for (let at = change.start; at < change.end; at++) {
    const word = base.keys[at] as string
    if (removed.has(word)) halves.push(...(added.get(word) ?? []).filter((other) => other !== change))
  }
  return halves
}
