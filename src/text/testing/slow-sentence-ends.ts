import { isAbbreviation } from '../abbreviations.ts'

const terminators = /[\p{Sentence_Terminal}…]+/gu
const closers = /(?:\]\([^()\s]{0,2000}\)|[»”’"')\]}*_~`›]|[ \u00A0\u202F][»›])*/uy
const nextWord = /(?:[«“„‘"'‹([{*_~`¿¡–—\u00A0\u202F]|[-](?=\s)|(?<=[«‹–—-])\s)*(\S?)/uy
const fullWidth = /[。！？｡．]$/u

/** `listSentenceEnds` by its patterns alone, without the quick answers that it gives to most of a text. */
export function listSentenceEndsSlowly(paragraph: string): number[] {
  const ends: number[] = []
  let start = 0
  for (const match of paragraph.matchAll(terminators)) {
    const end = endAfter(paragraph, match.index + match[0].length)
    if (end === undefined || end <= start) continue
    const sentenceStart = start + (/^\s*/.exec(paragraph.slice(start, start + 200))?.[0].length ?? 0)
    if (!isEnd(paragraph, sentenceStart, match.index, match[0], end)) continue
    ends.push(end)
    start = end
  }
  if (start < paragraph.length) ends.push(paragraph.length)
  return ends
}

function endAfter(paragraph: string, from: number): number | undefined {
  closers.lastIndex = from
  const end = from + (closers.exec(paragraph)?.[0].length ?? 0)
  if (/[ \t\n]/.test(paragraph.charAt(end))) return end
  return fullWidth.test(paragraph.slice(from - 1, from)) && end < paragraph.length ? end : undefined
}

function isEnd(paragraph: string, start: number, mark: number, marks: string, end: number): boolean {
  nextWord.lastIndex = end + (/^\s*/.exec(paragraph.slice(end, end + 200))?.[0].length ?? 0)
  const next = nextWord.exec(paragraph)?.[1] ?? ''
  if (next === '') return false
  if (/[\p{Ll}»›”)\]!?:;,…]/u.test(next)) return false
  if (marks !== '.') return true
  const before = /[^\s«»“”"'’(\[*_~]*$/u.exec(paragraph.slice(Math.max(start, mark - 40), mark))?.[0] ?? ''
  const after = /^[\s«“"'‘([*_~\u00A0\u202F]*([\p{L}\p{M}]*['’]?)/u.exec(paragraph.slice(end, end + 40))?.[1] ?? ''
  const isFirst = mark - before.length <= start || /[:;][\s\u00A0\u202F]*$/u.test(paragraph.slice(Math.max(start, mark - before.length - 10), mark - before.length))
  return !isAbbreviation(before, { next: after, isFirst, isBeforeDigit: /\p{N}/u.test(next) })
}
