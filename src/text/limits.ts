import type { Issue } from '../domain/errors.ts'

/** Longest text that a contributor may send, in Unicode code points. */
export const MAX_TEXT = 20_000

/**
 * Characters that no contributed text keeps: controls other than tab and line ends; bidirectional embeddings, overrides
 * and isolates, which can show a reader words in another order than they were decided in; interlinear annotation marks
 * and noncharacters. Joiners, soft hyphens and the plain direction marks stay: emoji and right-to-left words need them.
 */
const unwanted = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\uFFFE\uFFFF]/g

/**
 * The text without characters that nobody can see and that would harm: see `unwanted`. Line ends of every system become
 * `\n`, a form feed and a vertical tab a space, a lone surrogate U+FFFD. Everything else is kept, in its order.
 */
export function cleanTyped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u000B\u000C]/g, ' ')
    .replace(unwanted, '')
}

/** What is wrong with a typed text, for a form: `text.empty`, or `text.too-long` with `{ length, max }` in code points. */
export function checkText(text: string, path: string): Issue[] {
  const cleaned = cleanTyped(text)
  if (cleaned.trim() === '') return [{ code: 'text.empty', path }]
  // Code points never outnumber code units, so most texts need no count.
  const length = cleaned.length > MAX_TEXT ? countCodePoints(cleaned) : cleaned.length
  return length > MAX_TEXT ? [{ code: 'text.too-long', path, data: { length, max: MAX_TEXT } }] : []
}

/** Longest reason or note that is sent beside a text, in UTF-16 units: escaped signs may double it, and the register holds 20,000. */
const maxReason = 10_000

/** What is wrong with a reason or a note, which may be empty: `text.too-long` with `{ length, max }`. */
export function checkReason(reason: string, path: string): Issue[] {
  return reason.length > maxReason ? [{ code: 'text.too-long', path, data: { length: reason.length, max: maxReason } }] : []
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
