import { addChange, align, type Change } from './align.ts'
import { pairSentences, type Sentence } from './pair-sentences.ts'
import type { Reading } from './read-text.ts'
import { tidyChanges } from './tidy-changes.ts'

interface Range {
  start: number
  end: number
}

/** Sentences of both sides, by index, that have no partner in their place; `change` is the same by token. */
export interface Leftover {
  first: Range
  second: Range
  change: Change
}

// Below this share of common words a sentence is a new one: its few common words are chance, and are not aligned.
const rewritten = 0.3
// Sentences shorter than this many tokens are always compared by word: a share of so few words means little.
const shortSentence = 8
// Runs with more pairs of sentences than this are compared by word at once, to bound the time.
const maxPairs = 2500

/**
 * Compares a run of old sentences with the run of new ones in its place (`run`: indexes of sentences): changes by word
 * within those that resemble one another, and what is left over between them. In order.
 */
export function compareSentences(base: Reading, side: Reading, first: readonly Sentence[], second: readonly Sentence[], run: Change): (Change | Leftover)[] {
  const range = rangeOf(first, second, run)
  const [rows, columns] = [run.end - run.start, run.to - run.from]
  if (rows === 0 || columns === 0) return [leftover(range, { ...run })]
  const byWord = (): Change[] => tidyChanges(base, side, alignWords(base, side, range))
  if (rows * columns > maxPairs) return byWord()
  const paired = comparePaired(base, side, first, second, run, range)
  if (rows === 1 && columns === 1) return paired
  // A sentence that was cut in two, or two that were joined, are better seen through their words than as pairs.
  const words = byWord()
  const changes = paired.map((one) => ('first' in one ? one.change : one))
  return keptWeight(base, words, range) > 1.15 * keptWeight(base, changes, range) ? words : paired
}

function rangeOf(first: readonly Sentence[], second: readonly Sentence[], run: Change): Change {
  const [at, other] = [first[run.start]?.start ?? first.at(-1)?.end ?? 0, second[run.from]?.start ?? second.at(-1)?.end ?? 0]
  return {
    start: at,
    end: run.end > run.start ? (first[run.end - 1] as Sentence).end : at,
    from: other,
    to: run.to > run.from ? (second[run.to - 1] as Sentence).end : other,
  }
}

function leftover(change: Change, { start, end, from, to }: Change): Leftover {
  return { first: { start, end }, second: { start: from, end: to }, change }
}

function comparePaired(base: Reading, side: Reading, first: readonly Sentence[], second: readonly Sentence[], run: Change, range: Change): (Change | Leftover)[] {
  const found: (Change | Leftover)[] = []
  let at = { start: range.start, from: range.from, row: run.start, column: run.from }
  const addLeftover = (end: number, to: number, row: number, column: number): void => {
    if (at.start < end || at.from < to) found.push(leftover({ start: at.start, end, from: at.from, to }, { start: at.row, end: row, from: at.column, to: column }))
  }
  for (const [i, j] of pairSentences(first.slice(run.start, run.end), second.slice(run.from, run.to), rewritten, shortSentence)) {
    const [row, column] = [run.start + i, run.from + j]
    const [one, two] = [first[row] as Sentence, second[column] as Sentence]
    addLeftover(one.start, two.start, row, column)
    if (one.key !== two.key) found.push(...tidyChanges(base, side, alignWords(base, side, { start: one.start, end: one.end, from: two.start, to: two.end })))
    at = { start: one.end, from: two.end, row: row + 1, column: column + 1 }
  }
  addLeftover(range.end, range.to, run.end, run.to)
  return found
}

function alignWords(base: Reading, side: Reading, range: Change): Change[] {
  const changes: Change[] = []
  for (const change of align(base.keys.slice(range.start, range.end), side.keys.slice(range.from, range.to))) {
    addChange(changes, {
      start: change.start + range.start,
      end: change.end + range.start,
      from: change.from + range.from,
      to: change.to + range.from,
    })
  }
  return changes
}

function keptWeight(base: Reading, changes: readonly Change[], range: Change): number {
  let weight = 0
  let at = range.start
  for (const change of [...changes, { start: range.end, end: range.end }]) {
    while (at < change.start) weight += base.weights[at++] as number
    at = change.end
  }
  return weight
}
