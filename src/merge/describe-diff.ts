import type { Edit } from './edit.ts'
import { findChanges } from './find-changes.ts'
import { mapMovedTokens } from './map-tokens.ts'
import { bareWords, quoteWords } from './quote-words.ts'
import { readText, type Reading } from './read-text.ts'

/**
 * One thing that a text change does, as data from which any language tells it: « Remplace « before » par « after » »,
 * « Ajoute « after » après « context » », « Retire « before » », « Déplace « before » après « context » ».
 */
export interface Telling {
  type: 'replace' | 'add' | 'remove' | 'move'
  before?: string
  after?: string
  /** The words just before, in the new text; absent at the very beginning. */
  context?: string
  /** Only spelling signs (`typography`) or emphasis, links and list marks (`markup`, quoting the words it is about) change. */
  minor?: 'typography' | 'markup'
}

const quoteLimit = 90
const contextLimit = 40

/** Tells a change in the order of the text; equal tellings once. Empty where only spaces differ. */
export function describeDiff(before: string, after: string): Telling[] {
  const [base, side] = [readText(before), readText(after)]
  const changes = findChanges(base, side)
  const tellings: Telling[] = []
  for (const change of joinMarks(base, side, changes)) {
    if (change.source !== undefined) {
      tellings.push(...joinMarks(base, side, change.source.inner).map((inner) => tell(base, side, inner)))
      continue
    }
    tellings.push(change.target === undefined ? tell(base, side, change) : tellMove(base, side, change, changes))
  }
  tellings.push(...tellTypography(base, side, changes))
  const seen = new Set<string>()
  return tellings.filter((telling) => {
    const text = JSON.stringify(telling)
    return seen.has(text) ? false : (seen.add(text), true)
  })
}

function tell(base: Reading, side: Reading, change: Edit): Telling {
  if (bareWords(base, change.start, change.end) === bareWords(side, change.from, change.to)) {
    return { type: 'replace', before: markedWords(base, change.start, change.end), after: markedWords(side, change.from, change.to), minor: 'markup' }
  }
  const removed = quoteWords(base, change.start, change.end, quoteLimit)
  const added = quoteWords(side, change.from, change.to, quoteLimit)
  if (added === '') return { type: 'remove', before: removed, ...contextOf(side, change.from) }
  if (removed === '') return { type: 'add', after: added, ...contextOf(side, change.from) }
  return { type: 'replace', before: removed, after: added }
}

function tellMove(base: Reading, side: Reading, change: Edit, changes: readonly Edit[]): Telling {
  const arrival = changes.find(({ source }) => source?.start === change.start && source.end === change.end)
  return { type: 'move', before: quoteWords(base, change.start, change.end, quoteLimit), ...contextOf(side, arrival?.from ?? change.from) }
}

// Emphasis or a link longer than this is told by its two ends.
const longestMarked = 12

/** Makes one change of a mark that opens and the one that closes, so that they are told with the words between. */
function joinMarks(base: Reading, side: Reading, changes: readonly Edit[]): Edit[] {
  const joined: Edit[] = []
  let isOpen = false
  for (const change of changes) {
    const last = joined.at(-1)
    const isMarks = [...base.tokens.slice(change.start, change.end), ...side.tokens.slice(change.from, change.to)].every(({ kind }) => kind === 'markup')
    if (isMarks && isOpen && last !== undefined && change.start - last.end <= longestMarked) {
      joined[joined.length - 1] = { start: last.start, end: change.end, from: last.from, to: change.to }
      isOpen = false
    } else {
      joined.push(change)
      isOpen = isMarks
    }
  }
  return joined
}

/** Words with their marks, as written; a mark alone with the word that follows. */
function markedWords(reading: Reading, start: number, end: number): string {
  const isAlone = reading.tokens.slice(start, end).every(({ kind }) => kind === 'markup')
  const to = reading.tokens[isAlone ? Math.min(reading.tokens.length - 1, end) : end - 1]?.end
  return reading.text.slice(reading.tokens[start]?.start, to).replace(/\s+/g, ' ').trim()
}

function contextOf(side: Reading, index: number): { context?: string } {
  let start = index
  while (start > 0 && index - start < 5 && !(side.begins[start] === true && start < index)) start--
  const context = quoteWords(side, start, index, contextLimit)
  return context === '' ? {} : { context }
}

function tellTypography(base: Reading, side: Reading, changes: readonly Edit[]): Telling[] {
  const tellings: Telling[] = []
  mapMovedTokens(base.tokens.length, changes).forEach((other, at) => {
    const [before, after] = [base.tokens[at]?.text ?? '', side.tokens[other]?.text ?? '']
    if (other >= 0 && before !== after) tellings.push({ type: 'replace', before, after, minor: 'typography' })
  })
  return tellings
}
