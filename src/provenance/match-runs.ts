import { align } from '../merge/align.ts'

/** `length` keys from `from` in the first sequence are the same as those from `to` in the second. */
export interface Run {
  from: number
  to: number
  length: number
}

interface Range {
  start: number
  end: number
  from: number
  to: number
}

// Comparisons after which the search for the heaviest run gives way to Myers' algorithm, whose time is bounded.
const maxWork = 3_000_000

/**
 * Runs of equal keys, ascending in both sequences: the heaviest common run, then again on what is left before and after
 * it (Ratcliff and Obershelp's gestalt matching, 1988, by weight). Equal ends are set aside first. Ties go to the first.
 */
export function matchRuns<Key extends string | number>(first: readonly Key[], second: readonly Key[], weigh: (key: Key) => number): Run[] {
  let head = 0
  const shorter = Math.min(first.length, second.length)
  while (head < shorter && first[head] === second[head]) head++
  let tail = 0
  while (tail < shorter - head && first[first.length - 1 - tail] === second[second.length - 1 - tail]) tail++

  const runs: Run[] = []
  if (head > 0) runs.push({ from: 0, to: 0, length: head })
  const middle = { start: head, end: first.length - tail, from: head, to: second.length - tail }
  // Of one key on each side it is known that they differ.
  const shorterMiddle = Math.min(middle.end - middle.start, middle.to - middle.from)
  const longerMiddle = Math.max(middle.end - middle.start, middle.to - middle.from)
  if (shorterMiddle > 0 && longerMiddle > 1) runs.push(...matchMiddle(first, second, middle, weigh))
  if (tail > 0) runs.push({ from: first.length - tail, to: second.length - tail, length: tail })
  return joinTouching(runs)
}

function matchMiddle<Key extends string | number>(first: readonly Key[], second: readonly Key[], middle: Range, weigh: (key: Key) => number): Run[] {
  const places = new Map<Key, number[]>()
  for (let to = middle.from; to < middle.to; to++) {
    const key = second[to] as Key
    const list = places.get(key)
    if (list === undefined) places.set(key, [to])
    else list.push(to)
  }
  const runs: Run[] = []
  const waiting: Range[] = [middle]
  let work = 0
  for (let range = waiting.pop(); range !== undefined; range = waiting.pop()) {
    if (work > maxWork) {
      runs.push(...matchByMyers(first, second, range))
      continue
    }
    const { best, cost } = findHeaviest(first, range, places, weigh, maxWork - work)
    work += cost
    if (cost > maxWork) {
      waiting.push(range)
      continue
    }
    if (best === undefined) continue
    runs.push(best)
    waiting.push({ start: range.start, end: best.from, from: range.from, to: best.to })
    waiting.push({ start: best.from + best.length, end: range.end, from: best.to + best.length, to: range.to })
  }
  return runs.sort((left, right) => left.from - right.from)
}

/** The run that ends at each place of the second sequence, counted from the range's, with one key of the first. */
interface Row {
  /** The place in the first sequence that the entry was made at: an older one says nothing. */
  rows: Int32Array
  weights: Float64Array
  lengths: Int32Array
}

function createRow(length: number): Row {
  return { rows: new Int32Array(length), weights: new Float64Array(length), lengths: new Int32Array(length) }
}

// Kept from one search to the next, which would else be most of what is ever allocated.
let spare = [createRow(256), createRow(256)] as const

function takeRows(length: number): [Row, Row] {
  if (spare[0].rows.length < length) spare = [createRow(length * 2), createRow(length * 2)]
  for (const { rows } of spare) rows.fill(-2, 0, length)
  return [...spare]
}

function findHeaviest<Key extends string | number>(first: readonly Key[], range: Range, places: ReadonlyMap<Key, readonly number[]>, weigh: (key: Key) => number, budget: number): { best?: Run; cost: number } {
  if (range.start >= range.end || range.from >= range.to) return { cost: 0 }
  let [from, to, length, bestWeight, cost] = [0, 0, 0, 0, 0]
  let [before, here] = takeRows(range.to - range.from + 1)
  for (let index = range.start; index < range.end; index++) {
    const key = first[index] as Key
    const list = places.get(key)
    if (list === undefined) continue
    const weight = weigh(key)
    cost += list.length
    if (cost > budget) return { cost: maxWork + 1 }
    for (let n = 0; n < list.length; n++) {
      const end = list[n] as number
      if (end < range.from) continue
      if (end >= range.to) break
      const place = end - range.from
      const goesOn = before.rows[place] === index - 1
      const runWeight = goesOn ? weight + (before.weights[place] as number) : weight
      const runLength = goesOn ? (before.lengths[place] as number) + 1 : 1
      here.rows[place + 1] = index
      here.weights[place + 1] = runWeight
      here.lengths[place + 1] = runLength
      if (runWeight <= bestWeight) continue
      bestWeight = runWeight
      from = index - runLength + 1
      to = end - runLength + 1
      length = runLength
    }
    const last = before
    before = here
    here = last
  }
  return length === 0 ? { cost } : { best: { from, to, length }, cost }
}

function matchByMyers<Key extends string | number>(first: readonly Key[], second: readonly Key[], range: Range): Run[] {
  const runs: Run[] = []
  let { start, from } = range
  for (const change of align(first.slice(range.start, range.end).map(String), second.slice(range.from, range.to).map(String))) {
    const length = range.start + change.start - start
    if (length > 0) runs.push({ from: start, to: from, length })
    start = range.start + change.end
    from = range.from + change.to
  }
  if (range.end > start) runs.push({ from: start, to: from, length: range.end - start })
  return runs
}

function joinTouching(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last !== undefined && last.from + last.length === run.from && last.to + last.length === run.to) last.length += run.length
    else joined.push({ ...run })
  }
  return joined
}
