import { listEscapes, writeEscaped } from './escape-text.ts'
import { listHunks } from './list-hunks.ts'
import type { MarkedToken, Mark } from './marked-tokens.ts'
import { splitTokens } from './marked-tokens.ts'

/**
 * Markdown of `text` (plain words) in which the links and emphasis of `original` are back around the words that remain,
 * and around words put between them or in place of some of them. A link of which no word remains is gone, unless its
 * only word was mended.
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
  const remains = hunks.some(({ isSame, newStart, newEnd }) => isSame && tokens.slice(newStart, newEnd).some((token) => /[\p{L}\p{N}]/u.test(token)))
  for (const { isSame, oldStart, oldEnd, newStart } of hunks) {
    if (!isSame) continue
    original.slice(oldStart, oldEnd).forEach((token, index) => {
      // A space that stayed says nothing of the words beside it.
      const isWord = /\S/.test(token.text)
      placed[newStart + index] = isWord ? token : { marks: [], after: token.after }
      if (isWord) for (const mark of token.marks) kept.add(mark)
    })
  }
  for (const { isSame, oldStart, oldEnd, newStart, newEnd } of hunks) {
    if (isSame) continue
    let before = newStart - 1
    while (before >= 0 && !/\S/.test(tokens[before] ?? '')) before -= 1
    let after = newEnd
    while (after < tokens.length && !/\S/.test(tokens[after] ?? '')) after += 1
    const around = commonMarks([placed[before]?.marks ?? [], placed[after]?.marks ?? []])
    const removed = original.slice(oldStart, oldEnd).filter(({ text }) => /\S/.test(text))
    const isMended = isSlip(removed.map(({ text }) => text).join(''), tokens.slice(newStart, newEnd).join(''))
    const inherited = sharedMarks(removed).filter((mark) => kept.has(mark) || isMended || (remains && !mark.isLink))
    const marks = (around.length > inherited.length ? around : inherited).filter(isPair)
    for (let index = newStart; index < newEnd; index += 1) placed[index] = { marks, after: '' }
  }
  return spreadOverSpaces(tokens, placed)
}

function sharedMarks(tokens: readonly MarkedToken[]): readonly Mark[] {
  return commonMarks(tokens.map(({ marks }) => marks)).filter(isPair)
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
