import type { Reading } from './read-text.ts'

/**
 * The words of tokens `[start, end)` as one quotes them: on one line, without emphasis marks and link targets, and at
 * most `limit` characters long, cut between words with « … » in the middle.
 */
export function quoteWords(reading: Reading, start: number, end: number, limit: number): string {
  let text = ''
  for (let at = start; at < end; at++) {
    if (reading.tokens[at]?.kind === 'markup') continue
    const gap = text === '' ? '' : gapWithin(reading, start, at)
    text += gap + (reading.tokens[at]?.text ?? '')
  }
  return shorten(text, limit)
}

function gapWithin(reading: Reading, start: number, at: number): string {
  // Spaces on either side of a mark that is left out count once.
  let gap = reading.before[at] ?? ''
  for (let mark = at - 1; gap === '' && mark >= start && reading.tokens[mark]?.kind === 'markup'; mark--) gap = reading.before[mark] ?? ''
  return /[\r\n]/.test(gap) ? ' ' : gap
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
  return head === '' ? `${[...text].slice(0, limit - 1).join('')}…` : `${head}…${tail}`
}
