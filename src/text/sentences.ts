import { isAbbreviation } from './abbreviations.ts'

/** A part of a text: UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number
  end: number
}

const terminators = /[\p{Sentence_Terminal}…]+/gu
const closers = /(?:\]\([^()\s]{0,2000}\)|[»”’"')\]}*_~`›]|[ \u00A0\u202F][»›])*/uy
const nextWord = /(?:[«“„‘"'‹([{*_~`¿¡–—\u00A0\u202F]|[-](?=\s)|(?<=[«‹–—-])\s)*(\S?)/uy
const fullWidth = /[。！？｡．]$/u

/**
 * The sentences of a text, in order. Ranges start and end on a character that is not a space, and together hold every
 * such character. French comes first: "M.", "art. 3", "etc.", « Oui ! », "n°", decimals, addresses, "citoyen.ne.s" and
 * initials do not end a sentence. A blank line, or a line that starts an item (`- `, `• `, `1. `), always does; any
 * other line end is a space. In doubt two sentences stay one: a range too long is read, a wrong cut is not.
 *
 * `Intl.Segmenter` is not used: its cuts come from the version of ICU that runs, and what is written to Git from them
 * must be the same bytes on every machine.
 */
export function splitSentences(text: string): TextRange[] {
  const ranges: TextRange[] = []
  let from = 0
  for (const limit of listHardEnds(text)) {
    const part = text.slice(from, limit)
    let start = 0
    for (const end of listSentenceEnds(part)) {
      pushTrimmed(ranges, text, from + start, from + end)
      start = end
    }
    from = limit
  }
  return ranges
}

function listHardEnds(text: string): number[] {
  const ends = [...text.matchAll(/\n[^\S\n]*(?=\n|[-+*•>][^\S\n]|\d{1,9}[.)][^\S\n])/g)].map((match) => match.index + 1)
  return [...ends, text.length]
}

function pushTrimmed(ranges: TextRange[], text: string, from: number, to: number): void {
  const part = text.slice(from, to)
  const start = from + (part.length - part.trimStart().length)
  const end = from + part.trimEnd().length
  if (end <= start) return
  ranges.push({ start, end })
}

/**
 * Offsets at which the sentences of one paragraph end, the last one included; line ends count as spaces. Offsets stand
 * after the closing marks and before the white space that follows.
 */
export function listSentenceEnds(paragraph: string): number[] {
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

/** The offset after the closing marks that follow a terminator, or undefined where no white space follows them. */
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
  return !isAbbreviation(before, { next: after, isFirst: isFirstWord(paragraph, start, mark - before.length), isBeforeDigit: /\p{N}/u.test(next) })
}

/** Whether a word opens its sentence, or an enumeration in it ("3 choses : 1. créer"). */
function isFirstWord(paragraph: string, start: number, at: number): boolean {
  return at <= start || /[:;][\s\u00A0\u202F]*$/u.test(paragraph.slice(Math.max(start, at - 10), at))
}
