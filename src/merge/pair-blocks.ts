import { align } from './align.ts'
import { readText, type Reading } from './read-text.ts'
import { resemblance, weighWords, type Bag } from './weigh-words.ts'

/** A run of old blocks that became a run of new ones: `[start, end)` and `[from, to)`, one of them maybe empty. */
export interface BlockPair {
  start: number
  end: number
  from: number
  to: number
  type: 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'split' | 'joined'
}

// Passages that share less than this are not the same passage reworded.
const related = 0.4
// A block found again elsewhere needs more in common, and some words to be recognised by.
const relatedElsewhere = 0.6
const leastWeight = 6
// More pairs than this are not compared: blocks are then matched only where they are equal.
const maxPairs = 10_000
const maxPieces = 4

interface Piece {
  reading: Reading
  bag: Bag
  key: string
}

/** Says what became of each block, every block in exactly one pair. Order of the result: none. */
export function pairBlocks(before: readonly string[], after: readonly string[]): BlockPair[] {
  const [old, fresh] = [before.map(readPiece), after.map(readPiece)]
  const pairs: BlockPair[] = []
  const [usedOld, usedFresh] = [new Set<number>(), new Set<number>()]
  const take = (start: number, end: number, from: number, to: number, type: BlockPair['type']): void => {
    pairs.push({ start, end, from, to, type })
    for (let at = start; at < end; at++) usedOld.add(at)
    for (let at = from; at < to; at++) usedFresh.add(at)
  }
  const runs = align(old.map(({ key }) => key), fresh.map(({ key }) => key))
  takeEqual(old.length, runs, take)
  takeMoved(old, fresh, usedOld, usedFresh, take)
  for (const run of runs) {
    const [left, right] = [free(run.start, run.end, usedOld), free(run.from, run.to, usedFresh)]
    if (left.length * right.length === 0 || left.length * right.length > maxPairs) continue
    takeCut(old, fresh, left, right, usedOld, usedFresh, take)
    takeReworded(old, fresh, free(run.start, run.end, usedOld), free(run.from, run.to, usedFresh), take)
  }
  const [left, right] = [free(0, old.length, usedOld), free(0, fresh.length, usedFresh)]
  if (left.length * right.length <= maxPairs) takeMovedReworded(old, fresh, left, right, usedFresh, take)
  for (const at of free(0, old.length, usedOld)) take(at, at + 1, 0, 0, 'removed')
  for (const at of free(0, fresh.length, usedFresh)) take(0, 0, at, at + 1, 'added')
  return pairs
}

type Take = (start: number, end: number, from: number, to: number, type: BlockPair['type']) => void

function readPiece(text: string): Piece {
  const reading = readText(text)
  return { reading, bag: weighWords(reading, 0, reading.tokens.length), key: reading.keys.join('\u0001') }
}

function free(start: number, end: number, used: ReadonlySet<number>): number[] {
  const indexes: number[] = []
  for (let at = start; at < end; at++) if (!used.has(at)) indexes.push(at)
  return indexes
}

function takeEqual(length: number, runs: ReturnType<typeof align>, take: Take): void {
  let [at, other] = [0, 0]
  for (const run of [...runs, { start: length, end: length, from: -1, to: -1 }]) {
    for (; at < run.start; at++, other++) take(at, at + 1, other, other + 1, 'same')
    ;[at, other] = [run.end, run.to]
  }
}

function takeMoved(old: readonly Piece[], fresh: readonly Piece[], usedOld: ReadonlySet<number>, usedFresh: ReadonlySet<number>, take: Take): void {
  const places = new Map<string, number[]>()
  for (const at of free(0, fresh.length, usedFresh)) {
    const key = (fresh[at] as Piece).key
    places.set(key, [...(places.get(key) ?? []), at])
  }
  for (const at of free(0, old.length, usedOld)) {
    const piece = old[at] as Piece
    const place = piece.bag.weight < leastWeight ? undefined : places.get(piece.key)?.shift()
    if (place !== undefined) take(at, at + 1, place, place + 1, 'moved')
  }
}

/** One old block cut into several neighbours, or several old ones joined, where the whole resembles more than any part. */
function takeCut(old: readonly Piece[], fresh: readonly Piece[], left: readonly number[], right: readonly number[], usedOld: ReadonlySet<number>, usedFresh: ReadonlySet<number>, take: Take): void {
  for (const at of left) {
    const found = bestCut((old[at] as Piece).bag, fresh, right, usedFresh)
    if (found !== undefined) take(at, at + 1, found[0], found[1], 'split')
  }
  for (const at of right) {
    if (usedFresh.has(at)) continue
    const found = bestCut((fresh[at] as Piece).bag, old, left, usedOld)
    if (found !== undefined) take(found[0], found[1], at, at + 1, 'joined')
  }
}

function bestCut(whole: Bag, pieces: readonly Piece[], indexes: readonly number[], used: ReadonlySet<number>): [number, number] | undefined {
  let best: [number, number] | undefined
  let bestScore = 0.75
  indexes.forEach((first, position) => {
    let together: Bag = { words: new Map(), weight: 0 }
    let alone = 0
    for (let count = 0; count < maxPieces; count++) {
      const at = indexes[position + count]
      if (at !== first + count || used.has(at)) return
      const { bag } = pieces[at] as Piece
      if (bag.weight < leastWeight) return
      alone = Math.max(alone, resemblance(whole, bag))
      together = addBags(together, bag)
      const score = resemblance(whole, together)
      if (count > 0 && score > bestScore && score > alone + 0.05) [best, bestScore] = [[first, at + 1], score]
    }
  })
  return best
}

function addBags(one: Bag, two: Bag): Bag {
  const words = new Map(one.words)
  for (const [key, value] of two.words) words.set(key, (words.get(key) ?? 0) + value)
  return { words, weight: one.weight + two.weight }
}

/** Pairs in order those that resemble each other; where one alone is left on each side, it replaced the other. */
function takeReworded(old: readonly Piece[], fresh: readonly Piece[], left: readonly number[], right: readonly number[], take: Take): void {
  const scores = left.map(() => new Float64Array(right.length + 1))
  scores.push(new Float64Array(right.length + 1))
  const score = (i: number, j: number): number => {
    const value = resemblance((old[left[i] as number] as Piece).bag, (fresh[right[j] as number] as Piece).bag)
    return value >= related || (left.length === 1 && right.length === 1) ? value + 0.001 : -Infinity
  }
  const at = (i: number, j: number): number => scores[i]?.[j] as number
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) (scores[i] as Float64Array)[j] = Math.max(score(i, j) + at(i + 1, j + 1), at(i + 1, j), at(i, j + 1))
  }
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else {
      const [one, two] = [left[i++] as number, right[j++] as number]
      take(one, one + 1, two, two + 1, 'changed')
    }
  }
}

function takeMovedReworded(old: readonly Piece[], fresh: readonly Piece[], left: readonly number[], right: readonly number[], usedFresh: ReadonlySet<number>, take: Take): void {
  for (const at of left) {
    const { bag } = old[at] as Piece
    if (bag.weight < leastWeight) continue
    let [best, bestScore] = [-1, relatedElsewhere]
    for (const place of right) {
      const value = usedFresh.has(place) ? 0 : resemblance(bag, (fresh[place] as Piece).bag)
      if (value > bestScore) [best, bestScore] = [place, value]
    }
    if (best >= 0) take(at, at + 1, best, best + 1, 'moved')
  }
}
