import { isStopWord } from './stop-words.ts'
import { tokenize, type Token } from './tokenize.ts'

/**
 * A text as the merge sees it: its tokens that are not spaces, each with the spaces that stand `before` it. Spaces
 * belong to the gaps between words, so that taking away « petit » and taking away « noir » in « petit chat noir » never
 * dispute a space. The last token is empty and stands for the end, so that every space has a place.
 */
export interface Reading {
  text: string
  tokens: Token[]
  keys: string[]
  before: string[]
  /** How much finding the token again proves: 0.3 for marks and signs, 1 for stop words, 3 for other words. */
  weights: number[]
  /** Index of the first token of each sentence; ascending, the first is 0. */
  sentences: number[]
  /** Whether each token is the first of a sentence. */
  begins: boolean[]
}

/** Reads a text; `before` and `tokens` joined in turn give it back byte for byte. */
export function readText(text: string): Reading {
  const reading: Reading = { text, tokens: [], keys: [], before: [], weights: [], sentences: [], begins: [] }
  let gap = ''
  for (const token of tokenize(text)) {
    if (token.kind === 'space') gap = token.text
    else {
      push(reading, token, gap)
      gap = ''
    }
  }
  // No token of a text can have this key: keys are never empty.
  push(reading, { text: '', key: '', kind: 'markup', start: text.length, end: text.length }, gap)
  return reading
}

function push(reading: Reading, token: Token, gap: string): void {
  const begins = beginsSentence(reading, token, gap)
  if (begins) reading.sentences.push(reading.tokens.length)
  reading.begins.push(begins)
  reading.tokens.push(token)
  reading.keys.push(token.key)
  reading.before.push(gap)
  reading.weights.push(token.kind !== 'word' ? 0.3 : isStopWord(token.key) ? 1 : 3)
}

const opening = /^["«(\[*_\p{Lu}\p{N}]/u

/**
 * A sentence begins after a blank line; after a line break where the line before ended a sentence or this one opens a
 * list item, a quotation, a heading or a table row; and on one line after `.`, `!`, `?` or `…` before a capital.
 */
function beginsSentence(reading: Reading, token: Token, gap: string): boolean {
  const last = reading.tokens.length - 1
  if (last < 0 || token.key === '') return true
  const lines = countLines(gap)
  if (lines > 1) return true
  if (lines === 1 && (token.kind === 'markup' || endsSentence(reading, last) || beganWithHeading(reading))) return true
  return gap !== '' && opening.test(token.text) && endsSentence(reading, last) && !isAbbreviated(reading, last)
}

function endsSentence(reading: Reading, index: number): boolean {
  let at = index
  // A few closing quotes, brackets or emphasis marks may follow the full stop.
  while (at > 0 && index - at < 4 && /^(?:["»)\]]|\*+|_+)$/.test(reading.keys[at] as string)) at--
  return /^(?:[.!?]|\.{2,})$/.test(reading.keys[at] as string)
}

function isAbbreviated(reading: Reading, index: number): boolean {
  return reading.keys[index] === '.' && /^(?:M|MM|Mme|Mmes|Dr|St|Ste|art|cf|p|pp|vol|ex|env|chap|fig|\p{Lu})$/u.test(reading.keys[index - 1] ?? '')
}

function beganWithHeading(reading: Reading): boolean {
  const first = reading.sentences.at(-1)
  return first !== undefined && (reading.keys[first] as string).startsWith('#')
}

/** Line breaks in a run of spaces, CRLF counted once. */
export function countLines(gap: string): number {
  let lines = 0
  for (let at = 0; at < gap.length; at++) {
    const code = gap.charCodeAt(at)
    if (code === 10 || (code === 13 && gap.charCodeAt(at + 1) !== 10)) lines++
  }
  return lines
}
