import { diffArrays } from 'diff'

/** Half-open ranges that differ: `[start, end)` of the first sequence became `[from, to)` of the second. */
export interface Change {
  start: number
  end: number
  from: number
  to: number
}

// Edit distance beyond which the quadratic search stops and the sequences are cut at what is unique in both.
const maxDistance = 1500

/**
 * What changed between two sequences of keys: ascending, never touching one another, never empty on both sides. Myers'
 * O(ND) algorithm (jsdiff) on what is left once equal ends, and keys that the other side lacks, are set aside as GNU
 * diff does; beyond a distance of 1,500 edits it falls back to unique common keys (patience), so time stays bounded.
 */
export function align(first: readonly string[], second: readonly string[]): Change[] {
  const changes: Change[] = []
  alignRange(first, second, { start: 0, end: first.length, from: 0, to: second.length }, changes)
  return changes
}

function alignRange(first: readonly string[], second: readonly string[], range: Change, changes: Change[]): void {
  const { start, end, from, to } = trim(first, second, range)
  if (start === end && from === to) return
  if (start === end || from === to) {
    addChange(changes, { start, end, from, to })
    return
  }
  const pairs = matchByMyers(first, second, { start, end, from, to })
  if (pairs !== undefined) {
    addBetween(changes, { start, end, from, to }, pairs)
    return
  }
  const anchors = matchUnique(first, second, { start, end, from, to })
  if (anchors.length === 0) {
    addChange(changes, { start, end, from, to })
    return
  }
  let [at, other] = [start, from]
  for (const [i, j] of anchors) {
    alignRange(first, second, { start: at, end: i, from: other, to: j }, changes)
    ;[at, other] = [i + 1, j + 1]
  }
  alignRange(first, second, { start: at, end, from: other, to }, changes)
}

function trim(first: readonly string[], second: readonly string[], range: Change): Change {
  let { start, end, from, to } = range
  while (start < end && from < to && first[start] === second[from]) {
    start++
    from++
  }
  while (start < end && from < to && first[end - 1] === second[to - 1]) {
    end--
    to--
  }
  return { start, end, from, to }
}

function matchByMyers(first: readonly string[], second: readonly string[], range: Change): [number, number][] | undefined {
  const firstKeys = new Set(first.slice(range.start, range.end))
  const secondKeys = new Set(second.slice(range.from, range.to))
  const left = indexesOf(first, range.start, range.end, secondKeys)
  const right = indexesOf(second, range.from, range.to, firstKeys)
  if (left.length === 0 || right.length === 0) return []
  const parts = diffArrays(
    left.map((index) => first[index] as string),
    right.map((index) => second[index] as string),
    { maxEditLength: maxDistance },
  )
  if (parts === undefined) return undefined
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  for (const part of parts) {
    if (part.removed) i += part.value.length
    else if (part.added) j += part.value.length
    else for (let n = 0; n < part.value.length; n++) pairs.push([left[i++] as number, right[j++] as number])
  }
  return pairs
}

function indexesOf(keys: readonly string[], start: number, end: number, wanted: ReadonlySet<string>): number[] {
  const indexes: number[] = []
  for (let index = start; index < end; index++) if (wanted.has(keys[index] as string)) indexes.push(index)
  return indexes
}

function addBetween(changes: Change[], range: Change, pairs: readonly (readonly [number, number])[]): void {
  let [at, other] = [range.start, range.from]
  for (const [i, j] of pairs) {
    addChange(changes, { start: at, end: i, from: other, to: j })
    ;[at, other] = [i + 1, j + 1]
  }
  addChange(changes, { start: at, end: range.end, from: other, to: range.to })
}

/** Adds a change, joined to the last one where they touch, dropped where it is empty. */
export function addChange(changes: Change[], change: Change): void {
  if (change.start === change.end && change.from === change.to) return
  const last = changes.at(-1)
  if (last !== undefined && last.end === change.start && last.to === change.from) {
    last.end = change.end
    last.to = change.to
  } else changes.push({ ...change })
}

/** Keys found once on each side, as the longest chain that ascends on both (patience sorting). */
function matchUnique(first: readonly string[], second: readonly string[], range: Change): [number, number][] {
  const counts = new Map<string, { here: number; there: number; i: number; j: number }>()
  for (let i = range.start; i < range.end; i++) {
    const seen = counts.get(first[i] as string)
    if (seen === undefined) counts.set(first[i] as string, { here: 1, there: 0, i, j: 0 })
    else seen.here++
  }
  for (let j = range.from; j < range.to; j++) {
    const seen = counts.get(second[j] as string)
    if (seen === undefined) continue
    seen.there++
    seen.j = j
  }
  const unique = [...counts.values()].filter(({ here, there }) => here === 1 && there === 1)
  return longestChain(unique.map(({ i, j }): [number, number] => [i, j]))
}

function longestChain(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous: number[] = []
  pairs.forEach(([, j], index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number] as [number, number])[1] < j) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = index
  })
  const chain: [number, number][] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) chain.push(pairs[index] as [number, number])
  return chain.reverse()
}
