import { align, type Change } from './align.ts'
import { compareSentences, type Leftover } from './compare-sentences.ts'
import type { Edit } from './edit.ts'
import { findMoves, type Passage } from './find-moves.ts'
import { markMoves } from './mark-moves.ts'
import { sentencesOf, type Sentence } from './pair-sentences.ts'
import type { Reading } from './read-text.ts'
import { slideChanges } from './slide-changes.ts'

/**
 * What `side` changed in `base`, as ranges of tokens: first by sentence, then by word within sentences that resemble one
 * another, then tidied into groups that a reader would call one change. Passages that stand elsewhere are moves, with
 * what changed within them. Ascending; two changes touch only where a sentence begins. Spaces and typographic variants
 * are no change here.
 */
export function findChanges(base: Reading, side: Reading): Edit[] {
  const [first, second] = [sentencesOf(base), sentencesOf(side)]
  const found: (Change | Leftover)[] = []
  for (const run of align(first.map(({ key }) => key), second.map(({ key }) => key))) found.push(...compareSentences(base, side, first, second, run))
  const left = found.flatMap((one) => ('first' in one ? indexes(one.first) : []))
  const right = found.flatMap((one) => ('first' in one ? indexes(one.second) : []))
  const moves = findMoves(first, second, left, right)
  const edits = found.flatMap((one): Edit[] => ('first' in one ? splitLeftover(one, first, second, moves) : [one]))
  const slid = markMoves(base, side, slideChanges(base, side, joinHalves(edits)))
  for (const edit of slid) if (edit.source !== undefined) fillMove(base, side, first, second, moves, edit, slid)
  return slid
}

function indexes({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

/** Cuts sentences without partners where moved passages stand among them. Without any, they replace one another. */
function splitLeftover({ first: one, second: two, change }: Leftover, first: readonly Sentence[], second: readonly Sentence[], moves: readonly Passage[]): Edit[] {
  const gone = moves.filter(({ start, end }) => start >= one.start && end <= one.end)
  const come = moves.filter(({ from, to }) => from >= two.start && to <= two.end).sort((a, b) => a.from - b.from)
  if (gone.length + come.length === 0) return [change]
  const edits: Edit[] = []
  const add = (edit: Edit): void => {
    if (edit.start < edit.end || edit.from < edit.to) edits.push(edit)
  }
  let other = change.from
  for (const { start, end, from, to } of come) {
    const [at, until] = [(second[from] as Sentence).start, (second[to - 1] as Sentence).end]
    add({ start: change.start, end: change.start, from: other, to: at })
    const source = { start: (first[start] as Sentence).start, end: (first[end - 1] as Sentence).end, inner: [] }
    add({ start: change.start, end: change.start, from: at, to: until, source })
    other = until
  }
  add({ start: change.start, end: change.start, from: other, to: change.to })
  let position = change.start
  for (const { start, end } of gone) {
    const [at, until] = [(first[start] as Sentence).start, (first[end - 1] as Sentence).end]
    add({ start: position, end: at, from: change.to, to: change.to })
    add({ start: at, end: until, from: change.to, to: change.to, target: -1 })
    position = until
  }
  add({ start: position, end: change.end, from: change.to, to: change.to })
  return edits
}

/** Makes one change of insertions that touch one another or a deletion: neither alone says what spaces stand there. */
function joinHalves(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined.at(-1)
    const touches = last !== undefined && last.end === edit.start && last.to === edit.from && !isMove(last) && !isMove(edit)
    const halves = touches && ((edit.start === edit.end && (last.from === last.to || last.start === last.end)) || (last.start === last.end && edit.from === edit.to))
    if (halves) joined[joined.length - 1] = { start: last.start, end: edit.end, from: last.from, to: edit.to }
    else joined.push(edit)
  }
  return joined
}

function isMove({ source, target }: Edit): boolean {
  return source !== undefined || target !== undefined
}

/** Finishes a moved passage: what changed within it, and where its other half says that it went. */
function fillMove(base: Reading, side: Reading, first: readonly Sentence[], second: readonly Sentence[], moves: readonly Passage[], edit: Edit, edits: readonly Edit[]): void {
  const { source } = edit
  const passage = moves.find(({ start }) => first[start]?.start === source?.start)
  if (source === undefined || passage === undefined) return
  const found = compareSentences(base, side, first, second, passage)
  source.inner = joinHalves(found.map((one): Edit => ('first' in one ? one.change : one)))
  const departure = edits.find(({ start, target }) => start === source.start && target !== undefined)
  if (departure !== undefined) departure.target = edit.start
}
