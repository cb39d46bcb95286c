import type { Change } from './align.ts'
import { findChanges } from './find-changes.ts'
import { mapTokens } from './map-tokens.ts'
import { quoteWords } from './quote-words.ts'
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
  const moves = pairMoves(base, side, changes)
  const arrivals = new Set(moves.values())
  const tellings: Telling[] = []
  for (const change of changes) {
    if (arrivals.has(change)) continue
    const arrival = moves.get(change)
    tellings.push(arrival === undefined ? tell(base, side, change) : { ...tell(base, side, change), type: 'move', ...contextOf(side, arrival.from) })
  }
  tellings.push(...tellTypography(base, side, changes))
  const seen = new Set<string>()
  return tellings.filter((telling) => {
    const text = JSON.stringify(telling)
    return seen.has(text) ? false : (seen.add(text), true)
  })
}

function tell(base: Reading, side: Reading, change: Change): Telling {
  const removed = quoteWords(base, change.start, change.end, quoteLimit)
  const added = quoteWords(side, change.from, change.to, quoteLimit)
  if (removed === added) return { type: 'replace', before: markedWords(base, change.start, change.end), after: markedWords(side, change.from, change.to), minor: 'markup' }
  if (added === '') return { type: 'remove', before: removed, ...contextOf(side, change.from) }
  if (removed === '') return { type: 'add', after: added, ...contextOf(side, change.from) }
  return { type: 'replace', before: removed, after: added }
}

/** Marks with the word on either side, as written. */
function markedWords(reading: Reading, start: number, end: number): string {
  const from = reading.tokens[Math.max(0, start - 1)]?.start
  const to = reading.tokens[Math.min(reading.tokens.length - 1, end)]?.end
  return reading.text.slice(from, to).replace(/\s+/g, ' ').trim()
}

function contextOf(side: Reading, index: number): { context?: string } {
  let start = index
  while (start > 0 && index - start < 5 && !(side.begins[start] === true && start < index)) start--
  const context = quoteWords(side, start, index, contextLimit)
  return context === '' ? {} : { context }
}

/** Passages taken out at one place and put in, word for word, at another. Shorter than two full words is chance. */
function pairMoves(base: Reading, side: Reading, changes: readonly Change[]): Map<Change, Change> {
  const arrivals = new Map<string, Change[]>()
  for (const change of changes) {
    if (change.start < change.end) continue
    const key = side.keys.slice(change.from, change.to).join('\u0001')
    arrivals.set(key, [...(arrivals.get(key) ?? []), change])
  }
  const moves = new Map<Change, Change>()
  for (const change of changes) {
    if (change.from < change.to) continue
    const weight = base.weights.slice(change.start, change.end).reduce((sum, value) => sum + value, 0)
    const arrival = weight < 6 ? undefined : arrivals.get(base.keys.slice(change.start, change.end).join('\u0001'))?.shift()
    if (arrival !== undefined) moves.set(change, arrival)
  }
  return moves
}

function tellTypography(base: Reading, side: Reading, changes: readonly Change[]): Telling[] {
  const tellings: Telling[] = []
  mapTokens(base.tokens.length, changes).forEach((other, at) => {
    const [before, after] = [base.tokens[at]?.text ?? '', side.tokens[other]?.text ?? '']
    if (other >= 0 && before !== after) tellings.push({ type: 'replace', before, after, minor: 'typography' })
  })
  return tellings
}
