import { listEscapes, writeEscaped } from './escape-text.ts'
import { listHunks } from './list-hunks.ts'
import type { MarkedToken, Mark } from './marked-tokens.ts'
import { splitTokens } from './marked-tokens.ts'

/**
 * Markdown of `text` (plain words) in which the links and emphasis of `original` are back around the words that remain,
 * and around words put between them. A link of which no word remains is gone.
 */
export function restoreInline(text: string, original: readonly MarkedToken[], isLineStart: boolean): string {
  const escapes = listEscapes(text, isLineStart)
  const tokens = splitTokens(text, original.flatMap(({ marks }) => marks.at(-1)?.words ?? []))
  const isMarked = original.some(({ marks, after }) => marks.length > 0 || after !== '')
  return isMarked ? writeMarked(text, tokens, alignMarks(tokens, original), escapes) : writeEscaped(text, 0, text.length, escapes)
}

interface Placed {
  marks: readonly Mark[]
  after: string
}

function alignMarks(tokens: readonly string[], original: readonly MarkedToken[]): Placed[] {
  const hunks = listHunks(original.map((token) => token.text), tokens)
  const placed: Placed[] = tokens.map(() => ({ marks: [], after: '' }))
  const kept = new Set<Mark>()
  for (const { isSame, oldStart, oldEnd, newStart } of hunks) {
    if (!isSame) continue
    original.slice(oldStart, oldEnd).forEach((token, index) => {
      placed[newStart + index] = token
      if (/\S/.test(token.text)) for (const mark of token.marks) kept.add(mark)
    })
  }
  for (const { isSame, oldStart, oldEnd, newStart, newEnd } of hunks) {
    if (isSame) continue
    const around = commonMarks([placed[newStart - 1]?.marks ?? [], placed[newEnd]?.marks ?? []])
    const inherited = inheritMarks(original.slice(oldStart, oldEnd), tokens.slice(newStart, newEnd), kept)
    const marks = (around.length > inherited.length ? around : inherited).filter(isPair)
    for (let index = newStart; index < newEnd; index += 1) placed[index] = { marks, after: '' }
  }
  return spreadOverSpaces(tokens, placed)
}

/** Markup that all the replaced words shared; a link only while one of its words stays, or its only word was mended. */
function inheritMarks(removed: readonly MarkedToken[], added: readonly string[], kept: ReadonlySet<Mark>): readonly Mark[] {
  const words = removed.filter(({ text }) => /\S/.test(text))
  if (words.length === 0) return []
  const isMended = isSlip(words.map(({ text }) => text).join(''), added.join(''))
  return commonMarks(words.map(({ marks }) => marks)).filter((mark) => isPair(mark) && (kept.has(mark) || !mark.isLink || isMended))
}

function isPair(mark: Mark): boolean {
  return mark.words === undefined
}

/** White space carries only what stands on both sides of it: markup that opens or closes beside a space would not be one. */
function spreadOverSpaces(tokens: readonly string[], placed: readonly Placed[]): Placed[] {
  return placed.map((place, index) => {
    if (/\S/.test(tokens[index] ?? '')) return place
    return { marks: commonMarks([placed[index - 1]?.marks ?? [], placed[index + 1]?.marks ?? []]), after: place.after }
  })
}

function commonMarks(lists: readonly (readonly Mark[])[]): readonly Mark[] {
  const [first = [], ...others] = lists
  const end = first.findIndex((mark, depth) => others.some((marks) => marks[depth] !== mark))
  return end === -1 ? first : first.slice(0, end)
}

/** Whether one word was only mended: most of its letters stay. */
function isSlip(before: string, after: string): boolean {
  if (/\s/.test(after)) return false
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return (head + tail) * 2 >= Math.max(before.length, after.length)
}

function writeMarked(text: string, tokens: readonly string[], placed: readonly Placed[], escapes: ReadonlySet<number>): string {
  let result = ''
  let open: readonly Mark[] = []
  let offset = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const { marks = [], after = '' } = placed[index] ?? {}
    const shared = commonMarks([open, marks]).length
    result += [...open.slice(shared)].reverse().map((mark) => mark.close).join('')
    result += marks.slice(shared).map((mark) => mark.open).join('')
    open = marks
    const token = tokens[index] ?? ''
    const whole = marks.at(-1)?.words === token ? marks.at(-1)?.raw : undefined
    result += (whole ?? writeEscaped(text, offset, offset + token.length, escapes)) + after
    offset += token.length
  }
  return result + [...open].reverse().map((mark) => mark.close).join('')
}
