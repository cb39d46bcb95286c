import type { Reading } from './read-text.ts'

/**
 * The words of tokens `[start, end)` as one quotes them: on one line, without emphasis marks and link targets, and at
 * most `limit` characters long, cut between words with « … » in the middle. Cells keep the line between them; « / » stands
 * for the end of a row, and of any other line whose words end with no sign: « un / deux », « Radios │ 3 / Bals │ 12 ».
 */
export function quoteWords(reading: Reading, start: number, end: number, limit: number): string {
  let text = ''
  let isRow = false
  let between = { spaces: '', cell: '', endsLine: false }
  for (let at = start; at < end; at++) {
    const { kind, text: piece } = reading.tokens[at]!
    const gap = reading.before[at] ?? ''
    if (/[\r\n]/.test(gap)) between.endsLine = true
    // Spaces on either side of a mark that is left out count once.
    if (gap !== '') between.spaces = gap
    if (kind !== 'markup') {
      if (text !== '') text += between.endsLine ? (isRow || !ending.test(text) ? ' / ' : ' ') : between.cell || between.spaces
      text += piece
      if (between.endsLine) isRow = false
      between = { spaces: '', cell: '', endsLine: false }
    } else if (cell.test(piece)) {
      between.cell = ` ${piece} `
      isRow = true
    }
  }
  return shorten(text, limit)
}

const cell = /^[|│]$/
/** A sign that parts words by itself, with what may close after it. */
const ending = /[.,;:!?…][\s»”")\]]*$/

/** Tokens `[start, end)` without marks, to tell whether two passages have the same words. */
export function bareWords(reading: Reading, start: number, end: number): string {
  const words = reading.tokens.slice(start, end).filter(({ kind }) => kind !== 'markup')
  return words.map(({ text }) => text).join(' ')
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const words = text.split(' ')
  let [head, tail] = ['', '']
  for (let [low, high] = [0, words.length - 1]; low < high; ) {
    const fromHead = head.length <= tail.length
    const word = (fromHead ? words[low++] : words[high--]) as string
    if (head.length + tail.length + word.length + 4 > limit) break
    if (fromHead) head += `${word} `
    else tail = ` ${word}${tail}`
  }
  return head === '' ? `${[...text].slice(0, limit - 1).join('')}…` : `${head.replace(/ [/│] $/, ' ')}…${tail.replace(/^ [/│] /, ' ')}`
}
