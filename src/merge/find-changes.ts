import { addChange, align, type Change } from './align.ts'
import { pairSentences, sentencesOf, type Sentence } from './pair-sentences.ts'
import type { Reading } from './read-text.ts'
import { slideChanges } from './slide-changes.ts'
import { tidyChanges } from './tidy-changes.ts'

// Below this share of common words a sentence is a new one: its few common words are chance, and are not aligned.
const rewritten = 0.3
// Sentences shorter than this many tokens are always compared by word: a share of so few words means little.
const shortSentence = 8
// Runs with more pairs of sentences than this are compared by word at once, to bound the time.
const maxPairs = 2500

/**
 * What `side` changed in `base`, as ranges of tokens: first by sentence, then by word within sentences that resemble one
 * another, then tidied into groups that a reader would call one change. Ascending; two changes touch only where a
 * sentence begins. Spaces and typographic variants are no change here.
 */
export function findChanges(base: Reading, side: Reading): Change[] {
  const [first, second] = [sentencesOf(base), sentencesOf(side)]
  const changes: Change[] = []
  const runs = align(first.map(({ key }) => key), second.map(({ key }) => key))
  for (const run of runs) changes.push(...compareRun(base, side, first.slice(run.start, run.end), second.slice(run.from, run.to), place(first, second, run)))
  return slideChanges(base, side, joinHalves(changes))
}

/** Makes one change of insertions that touch one another or a deletion: neither alone says what spaces stand there. */
function joinHalves(changes: readonly Change[]): Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const touches = last !== undefined && last.end === change.start && last.to === change.from
    const halves = touches && ((change.start === change.end && (last.from === last.to || last.start === last.end)) || (last.start === last.end && change.from === change.to))
    if (halves) joined[joined.length - 1] = { start: last.start, end: change.end, from: last.from, to: change.to }
    else joined.push(change)
  }
  return joined
}

function place(first: readonly Sentence[], second: readonly Sentence[], run: Change): Change {
  const [at, other] = [first[run.start]?.start ?? first.at(-1)?.end ?? 0, second[run.from]?.start ?? second.at(-1)?.end ?? 0]
  return {
    start: at,
    end: run.end > run.start ? (first[run.end - 1] as Sentence).end : at,
    from: other,
    to: run.to > run.from ? (second[run.to - 1] as Sentence).end : other,
  }
}

function compareRun(base: Reading, side: Reading, first: readonly Sentence[], second: readonly Sentence[], range: Change): Change[] {
  if (first.length === 0 || second.length === 0) return [range]
  const byWord = (): Change[] => tidyChanges(base, side, alignWords(base, side, range))
  if (first.length * second.length > maxPairs) return byWord()
  const paired = comparePaired(base, side, first, second, range)
  if (first.length === 1 && second.length === 1) return paired
  // A sentence that was cut in two, or two that were joined, are better seen through their words than as pairs.
  const words = byWord()
  return keptWeight(base, words, range) > 1.15 * keptWeight(base, paired, range) ? words : paired
}

function comparePaired(base: Reading, side: Reading, first: readonly Sentence[], second: readonly Sentence[], range: Change): Change[] {
  const changes: Change[] = []
  let [at, other] = [range.start, range.from]
  for (const [one, two] of pairSentences(first, second, rewritten, shortSentence)) {
    push(changes, { start: at, end: one.start, from: other, to: two.start })
    if (one.key !== two.key) changes.push(...tidyChanges(base, side, alignWords(base, side, { start: one.start, end: one.end, from: two.start, to: two.end })))
    ;[at, other] = [one.end, two.end]
  }
  push(changes, { start: at, end: range.end, from: other, to: range.to })
  return changes
}

function push(changes: Change[], change: Change): void {
  if (change.start < change.end || change.from < change.to) changes.push(change)
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
