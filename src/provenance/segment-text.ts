import { isPlainLetter, tokenize, visitWords } from '../merge/tokenize.ts'
import { isAbbreviation, isNoAbbreviation } from '../text/abbreviations.ts'
import { splitSentences, type TextRange } from '../text/sentences.ts'

/** A sentence of a block. */
export interface Segment {
  /** Offsets in the block. */
  start: number
  end: number
  text: string
  /** Folded, lower-case words, joined by spaces. */
  key: string
  /** As `listWordBounds`; null where they are still to be read from the text, of plain words alone. */
  wordBounds: number[] | null
}

/** Where the first word begins and the last one ends, from the sentence's start. */
export function readOuterBounds({ text, wordBounds }: Segment): [start: number, end: number] {
  if (wordBounds === null) return [0, isPlainLetter(text.charCodeAt(text.length - 1)) ? text.length : text.length - 1]
  return [wordBounds[0] as number, wordBounds.at(-1) as number]
}

/** Start, end, start, end… of each word, from the sentence's start. */
export function listWordBounds({ text, wordBounds }: Segment): readonly number[] {
  if (wordBounds !== null) return wordBounds
  const bounds: number[] = []
  visitWords(text, (start, end) => bounds.push(start, end))
  return bounds
}

/** Text between blank lines. */
export interface RawBlock {
  start: number
  raw: string
}

const blankLines = /\n[^\S\n]*\n\s*/g

/** The parts of a text, or of some of it, that blank lines keep apart, in order; white space around them is left out. */
export function splitBlocks(whole: string, from = 0, to = whole.length): RawBlock[] {
  const text = whole.slice(from, to)
  const blocks: RawBlock[] = []
  let start = 0
  blankLines.lastIndex = 0
  for (let match = blankLines.exec(text); match !== null; match = blankLines.exec(text)) {
    addBlock(blocks, text, { start, end: match.index, from })
    start = blankLines.lastIndex
    // An indented first line keeps its indentation, which says what it is in Markdown.
    start = text.lastIndexOf('\n', start - 1) + 1
  }
  addBlock(blocks, text, { start, end: text.length, from })
  return blocks
}

function addBlock(blocks: RawBlock[], text: string, { start, end, from }: { start: number; end: number; from: number }): void {
  const raw = text.slice(start, end)
  if (/\S/.test(raw)) blocks.push({ start: from + start, raw })
}

/** The sentences of a block that hold words. Every word of the block is in exactly one of them. */
export function segmentBlock(raw: string): Segment[] {
  return segmentPlain(raw) ?? segmentAny(raw, splitSentences(raw))
}

// A sentence of plain words, with one space, or `, `, or `; ` between them, up to where the next one begins or the block ends.
const plainWord = '[A-Za-zÀ-ÖØ-öø-ÿœŒ]+'
const plainSentence = new RegExp(`${plainWord}(?:[,;]? ${plainWord})*(?:[.!?][ \\n](?=[A-ZÀ-ÖØ-ÞŒ])|[.!?]?[ \\n]*$)`, 'y')
const [space, newline, stop, semicolon] = [32, 10, 46, 59]

/** The sentences of a block in which each is a plain one; in one go, several times faster. null for any other block. */
function segmentPlain(raw: string): Segment[] | null {
  const segments: Segment[] = []
  for (let start = 0; start < raw.length; start = plainSentence.lastIndex) {
    plainSentence.lastIndex = start
    if (!plainSentence.test(raw)) return null
    const isLast = plainSentence.lastIndex === raw.length
    let end = plainSentence.lastIndex - (isLast ? 0 : 1)
    if (isLast) while (isBlank(raw.charCodeAt(end - 1))) end--
    else if (raw.charCodeAt(end - 1) === stop && isShortened(raw, start, end - 1)) return null
    const text = raw.slice(start, end)
    segments.push({ start, end, text, key: keyOfPlain(text), wordBounds: null })
  }
  return segments
}

/** Whether a full stop at `end`, before a space and a capital, belongs to its word. */
function isShortened(raw: string, start: number, end: number): boolean {
  const word = Math.max(raw.lastIndexOf(' ', end) + 1, start)
  const written = raw.slice(word, end)
  if (isNoAbbreviation(written)) return false
  const next = end + 2
  let nextEnd = next
  while (isPlainLetter(raw.charCodeAt(nextEnd))) nextEnd++
  return isAbbreviation(written, { next: raw.slice(next, nextEnd), isFirst: word === start || raw.charCodeAt(word - 2) === semicolon, isBeforeDigit: false })
}

function isBlank(code: number): boolean {
  return code === space || code === newline
}

/** The key of a sentence of plain words, whose `wordBounds` are null. */
export function keyOfPlain(text: string): string {
  const words = text.includes(',') || text.includes(';') ? text.replace(/[,;]/g, '') : text
  return (isPlainLetter(text.charCodeAt(text.length - 1)) ? words : words.slice(0, -1)).toLowerCase()
}

function segmentAny(raw: string, ranges: readonly TextRange[]): Segment[] {
  const segments: Segment[] = []
  let next = 0
  let bounds = { start: 0, end: 0 }
  let segment: (Segment & { wordBounds: number[] }) | undefined
  // Plain words with one space between them, whose text in lower case is their key: they are joined already.
  let plainStart = 0
  let plainEnd = -1
  const flush = (): void => {
    if (plainEnd >= 0) addKey(segment as Segment, raw.slice(plainStart, plainEnd))
    plainEnd = -1
  }
  visitWords(raw, (start, end, key) => {
    if (segment === undefined || (next < ranges.length && (ranges[next] as TextRange).start <= start)) {
      flush()
      while (next < ranges.length && (ranges[next] as TextRange).start <= start) bounds = ranges[next++] as TextRange
      segment = { start: Math.min(bounds.start, start), end: bounds.end, text: '', key: '', wordBounds: [] }
      segments.push(segment)
    }
    if (end > segment.end) segment.end = end
    segment.wordBounds.push(start - segment.start, end - segment.start)
    if (key !== null) {
      flush()
      addKey(segment, key)
    } else if (plainEnd === start - 1 && raw.charCodeAt(plainEnd) === 32) plainEnd = end
    else {
      flush()
      plainStart = start
      plainEnd = end
    }
  })
  flush()
  for (const each of segments) each.text = raw.slice(each.start, each.end)
  return segments
}

function addKey(segment: Segment, words: string): void {
  const key = words.toLowerCase()
  segment.key = segment.key === '' ? key : `${segment.key} ${key}`
}

/** Whether two texts differ in spaces, quotes, apostrophes, dashes or composed letters at most. */
export function isSameButTypography(first: string, second: string): boolean {
  const [left, right] = [first, second].map((text) => tokenize(text).filter((token) => token.kind !== 'space').map((token) => token.key).join('\n'))
  return left === right
}
