import { findChanges } from './find-changes.ts'
import { mapTokens } from './map-tokens.ts'
import { readText, type Reading } from './read-text.ts'

/** `quiet`: only spaces, apostrophes or other typographic variants differ, not words. */
export interface DiffPart {
  type: 'same' | 'removed' | 'added'
  text: string
  quiet?: true
}

/**
 * What became of a text, by groups of words. The same and removed parts joined are `before`, the same and added ones
 * `after`, byte for byte. Of a replacement, what was removed comes first. No part is empty.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ type: 'same', text: before }]
  return diffReadings(readText(before), readText(after))
}

/** `diffWords` for texts that are already read. */
export function diffReadings(base: Reading, side: Reading): DiffPart[] {
  const parts: DiffPart[] = []
  const map = mapTokens(base.tokens.length, findChanges(base, side))
  let [last, lastSide] = [-1, -1]
  map.forEach((other, at) => {
    if (other < 0) return
    addGap(parts, base, side, [last, at], [lastSide, other])
    addPair(parts, base.tokens[at]?.text ?? '', side.tokens[other]?.text ?? '', true)
    ;[last, lastSide] = [at, other]
  })
  return parts
}

/** Everything between two kept tokens, edges excluded: spaces that both begin or end with are the same. */
function addGap(parts: DiffPart[], base: Reading, side: Reading, [last, at]: [number, number], [lastSide, other]: [number, number]): void {
  const removed = between(base, last, at)
  const added = between(side, lastSide, other)
  const words = at - last > 1 || other - lastSide > 1
  const head = words ? common(base.before[last + 1] ?? '', side.before[lastSide + 1] ?? '', (text, n) => text[n]) : 0
  const room = Math.min(removed.length, added.length) - head
  const tail = words ? Math.min(room, common(base.before[at] ?? '', side.before[other] ?? '', (text, n) => text[text.length - 1 - n])) : 0
  add(parts, 'same', removed.slice(0, head))
  addPair(parts, removed.slice(head, removed.length - tail), added.slice(head, added.length - tail), !words)
  add(parts, 'same', tail > 0 ? removed.slice(-tail) : '')
}

function between(reading: Reading, last: number, next: number): string {
  return reading.text.slice(reading.tokens[last]?.end ?? 0, reading.tokens[next]?.start)
}

function common(one: string, two: string, charAt: (text: string, n: number) => string | undefined): number {
  let count = 0
  while (count < one.length && count < two.length && charAt(one, count) === charAt(two, count)) count++
  return count
}

function addPair(parts: DiffPart[], removed: string, added: string, quiet: boolean): void {
  if (removed === added) add(parts, 'same', removed)
  else {
    add(parts, 'removed', removed, quiet)
    add(parts, 'added', added, quiet)
  }
}

function add(parts: DiffPart[], type: DiffPart['type'], text: string, quiet = false): void {
  if (text === '') return
  const last = parts.at(-1)
  if (last !== undefined && last.type === type && (last.quiet ?? false) === quiet) last.text += text
  else parts.push(quiet ? { type, text, quiet } : { type, text })
}
