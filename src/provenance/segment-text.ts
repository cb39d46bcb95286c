import { tokenize, tokenizeWords } from '../merge/tokenize.ts'
import { splitSentences } from '../text/sentences.ts'

/** A sentence of a block. Offsets of words count from the sentence's start. */
export interface Segment {
  /** Offsets in the block. */
  start: number
  end: number
  text: string
  /** Folded, lower-case words; `key` is them joined by spaces. */
  words: string[]
  key: string
  wordStarts: number[]
  wordEnds: number[]
}

/** Text between blank lines. */
export interface RawBlock {
  start: number
  raw: string
}

const blankLines = /\n[^\S\n]*\n\s*/g

/** The parts of a text that blank lines keep apart, in order; white space around them is left out. */
export function splitBlocks(text: string): RawBlock[] {
  const blocks: RawBlock[] = []
  let start = 0
  for (const match of text.matchAll(blankLines)) {
    addBlock(blocks, text, start, match.index)
    start = match.index + match[0].length
    // An indented first line keeps its indentation, which says what it is in Markdown.
    start = text.lastIndexOf('\n', start - 1) + 1
  }
  addBlock(blocks, text, start, text.length)
  return blocks
}

function addBlock(blocks: RawBlock[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end)
  if (raw.trim() !== '') blocks.push({ start, raw })
}

/** The sentences of a block that hold words. Every word of the block is in exactly one of them. */
export function segmentBlock(raw: string): Segment[] {
  const words = tokenizeWords(raw)
  const ranges = splitSentences(raw)
  const segments: Segment[] = []
  let next = 0
  let bounds = { start: 0, end: 0 }
  let segment: Segment | undefined
  for (const word of words) {
    while (next < ranges.length && (ranges[next] as { start: number }).start <= word.start) {
      bounds = ranges[next++] as { start: number; end: number }
      segment = undefined
    }
    if (segment === undefined) {
      segment = { start: Math.min(bounds.start, word.start), end: bounds.end, text: '', words: [], key: '', wordStarts: [], wordEnds: [] }
      segments.push(segment)
    }
    segment.end = Math.max(segment.end, word.end)
    segment.words.push(word.key.toLowerCase())
    segment.wordStarts.push(word.start - segment.start)
    segment.wordEnds.push(word.end - segment.start)
  }
  for (const each of segments) {
    each.text = raw.slice(each.start, each.end)
    each.key = each.words.join(' ')
  }
  return segments
}

/** Whether two texts differ in spaces, quotes, apostrophes, dashes or composed letters at most. */
export function isSameButTypography(first: string, second: string): boolean {
  const [left, right] = [first, second].map((text) => tokenize(text).filter((token) => token.kind !== 'space').map((token) => token.key).join('\n'))
  return left === right
}
