import { isAbbreviation, isNoAbbreviation } from './abbreviations.ts'

/** A part of a text: UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number
  end: number
}

const terminators = /[\p{Sentence_Terminal}…]+/gu
const closers = /(?:\]\([^()\s]{0,2000}\)|[»”’"')\]}*_~`›]|[ \u00A0\u202F][»›])*/uy
const nextWord = /(?:[«“„‘"'‹([{*_~`¿¡–—\u00A0\u202F]|[-](?=\s)|(?<=[«‹–—-])\s)*(\S?)/uy
const fullWidth = /[。！？｡．]$/u

// Quick answers for most of a text; the patterns above are asked for the rest. Of what is not in `rare`, these terminators alone are any.
const [latinTerminators, rare] = [/[.!?]+/g, /[\u0589-\u1fff\u2024-\uffff]/]
const [tab, newline, space, rightGuillemet, rightAngle] = [9, 10, 32, 0xbb, 0x203a]

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
  if (!text.includes('\n')) return [text.length]
  const ends = [...text.matchAll(/\n[^\S\n]*(?=\n|[-+*•>][^\S\n]|\d{1,9}[.)][^\S\n])/g)].map((match) => match.index + 1)
  return [...ends, text.length]
}

function pushTrimmed(ranges: TextRange[], text: string, from: number, to: number): void {
  let [start, end] = [from, to]
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (end > start) ranges.push({ start, end })
}

/**
 * Offsets at which the sentences of one paragraph end, the last one included; line ends count as spaces. Offsets stand
 * after the closing marks and before the white space that follows.
 */
export function listSentenceEnds(paragraph: string): number[] {
  const ends: number[] = []
  let start = 0
  const pattern = rare.test(paragraph) ? terminators : latinTerminators
  pattern.lastIndex = 0
  for (let match = pattern.exec(paragraph); match !== null; match = pattern.exec(paragraph)) {
    const end = endAfter(paragraph, match.index + match[0].length)
    if (end === undefined || end <= start) continue
    if (!isEnd(paragraph, skipSpaces(paragraph, start), match.index, match[0], end)) continue
    ends.push(end)
    start = end
  }
  if (start < paragraph.length) ends.push(paragraph.length)
  return ends
}

/** The offset after the closing marks that follow a terminator, or undefined where no white space follows them. */
function endAfter(paragraph: string, from: number): number | undefined {
  const code = paragraph.charCodeAt(from)
  if (code === newline || code === tab || (code === space && !isClosingGuillemet(paragraph.charCodeAt(from + 1)))) return from
  closers.lastIndex = from
  const end = from + (closers.exec(paragraph)?.[0].length ?? 0)
  if (/[ \t\n]/.test(paragraph.charAt(end))) return end
  return fullWidth.test(paragraph.slice(from - 1, from)) && end < paragraph.length ? end : undefined
}

function isEnd(paragraph: string, start: number, mark: number, marks: string, end: number): boolean {
  const from = skipSpaces(paragraph, end)
  const code = paragraph.charCodeAt(from)
  if (code >= 97 && code <= 122) return false
  nextWord.lastIndex = from
  const isCapital = code >= 65 && code <= 90
  const next = isCapital ? paragraph.charAt(from) : (nextWord.exec(paragraph)?.[1] ?? '')
  if (next === '') return false
  if (!isCapital && /[\p{Ll}»›”)\]!?:;,…]/u.test(next)) return false
  if (marks !== '.') return true
  const before = readBefore(paragraph, Math.max(start, mark - 40), mark)
  if (isNoAbbreviation(before)) return true
  const after = /^[\s«“"'‘([*_~\u00A0\u202F]*([\p{L}\p{M}]*['’]?)/u.exec(paragraph.slice(end, end + 40))?.[1] ?? ''
  return !isAbbreviation(before, { next: after, isFirst: isFirstWord(paragraph, start, mark - before.length), isBeforeDigit: /\p{N}/u.test(next) })
}

/** What stands right before an offset, from `limit` on, and is neither space nor an opening mark. */
function readBefore(paragraph: string, limit: number, at: number): string {
  let start = at
  while (start > limit && isPlainLetter(paragraph.charCodeAt(start - 1))) start--
  while (start > limit && !isSpace(paragraph.charCodeAt(start - 1)) && !'«»“”"\'’([*_~'.includes(paragraph.charAt(start - 1))) start--
  return paragraph.slice(start, at)
}

/** Whether a word opens its sentence, or an enumeration in it ("3 choses : 1. créer"). */
function isFirstWord(paragraph: string, start: number, at: number): boolean {
  return at <= start || /[:;][\s\u00A0\u202F]*$/u.test(paragraph.slice(Math.max(start, at - 10), at))
}

/** The offset after the white space at `at`, of which 200 characters are looked at. */
function skipSpaces(text: string, at: number): number {
  let end = at
  while (end < at + 200 && isSpace(text.charCodeAt(end))) end++
  return end
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xe0 && code <= 0xf6)
}

/** What `\s` and `trim` take for white space. */
function isSpace(code: number): boolean {
  if (code > space && code < 0xa0) return false
  return code === space || (code >= tab && code <= 13) || code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)))
}

function isClosingGuillemet(code: number): boolean {
  return code === rightGuillemet || code === rightAngle
}
