import { diffArrays } from 'diff'
import { listEscapes, writeEscaped } from './escape-text.ts'
import type { MarkedToken, Mark } from './marked-tokens.ts'
import { splitTokens } from './marked-tokens.ts'

const mostEdits = 3_000

/**
 * Markdown of `text` (plain words) in which the links and emphasis of `original` are back around the words that remain,
 * and around words put between them. A link of which no word remains is gone.
 */
export function restoreInline(text: string, original: readonly MarkedToken[], isLineStart: boolean): string {
  const escapes = listEscapes(text, isLineStart)
  const tokens = splitTokens(text, original.flatMap(({ marks }) => marks.at(-1)?.words ?? []))
  const marks = original.some((token) => token.marks.length > 0 || token.after !== '') ? alignMarks(tokens, original) : undefined
  if (marks === undefined) return writeEscaped(text, 0, text.length, escapes)
  return writeMarked(text, tokens, marks, escapes)
}

interface Placed {
  marks: readonly Mark[]
  after: string
}

function alignMarks(tokens: readonly string[], original: readonly MarkedToken[]): Placed[] | undefined {
  const changes = diffArrays(original.map((token) => token.text), [...tokens], { maxEditLength: mostEdits })
  if (changes === undefined) return undefined
  const placed: (Placed | undefined)[] = []
  const kept = new Set<Mark>()
  let removed: MarkedToken[] = []
  let at = 0
  const hunks: { from: number; to: number; removed: MarkedToken[] }[] = []
  for (const change of changes) {
    if (change.removed) {
      removed = original.slice(at, at + change.count)
      at += change.count
    } else if (change.added) {
      hunks.push({ from: placed.length, to: placed.length + change.count, removed })
      for (let index = 0; index < change.count; index += 1) placed.push(undefined)
      removed = []
    } else {
      for (const token of original.slice(at, at + change.count)) {
        placed.push(token)
        if (/\S/.test(token.text)) for (const mark of token.marks) kept.add(mark)
      }
      at += change.count
      removed = []
    }
  }
  for (const hunk of hunks) {
    const around = commonMarks([placed[hunk.from - 1]?.marks ?? [], placed[hunk.to]?.marks ?? []])
    const words = hunk.removed.filter((token) => /\S/.test(token.text))
    const replaced = words.length === 0 ? [] : commonMarks(words.map((token) => token.marks))
    const isTypo = isSlip(words.map((token) => token.text).join(''), tokens.slice(hunk.from, hunk.to).join(''))
    const inherited = replaced.filter((mark) => mark.words === undefined && (kept.has(mark) || !mark.isLink || isTypo))
    const own = around.length > inherited.length ? around : inherited
    for (let index = hunk.from; index < hunk.to; index += 1) placed[index] = { marks: own.filter((mark) => mark.words === undefined), after: '' }
  }
  return spreadOverSpaces(tokens, placed.map((place) => place ?? { marks: [], after: '' }))
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
