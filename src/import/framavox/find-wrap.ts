import type { TextLine } from './read-lines.ts'

/** Tells whether `next`, directly below `line`, continues its paragraph. */
export type Continues = (line: TextLine, next: TextLine) => boolean

const sentenceEnd = /[.!?:;…»”")\]]$/
/** The sign of a bullet and the space after it. */
export const bulletMark = /^[•◦▪‣●·*–—-][ \t]+(?=\S)/u
const lowerCase = /^\p{Ll}/u
const oneWord = /^\S+$/
const widest = 140

/**
 * Finds out whether a page was wrapped at a width, by an editor or a mailer. It was when lines keep stopping in mid-sentence
 * and none is long; a line then continues when the next one's first word had no room left on it.
 */
export function findWrap(lines: TextLine[]): Continues {
  const pairs = lines.slice(0, -1).flatMap((line, index) => {
    const next = lines[index + 1]
    return next && line.text !== '' && next.text !== '' ? [[line, next] as const] : []
  })
  const lengths = lines.filter((line) => !oneWord.test(line.text)).map((line) => line.text.length).sort((a, b) => b - a)
  // A line or two may stick out, written by hand or changed since.
  const width = lengths[2] ?? 0
  const broken = pairs.filter(([line, next]) => stopsShort(line) && lowerCase.test(next.folded)).length
  if ((lengths[0] ?? 0) > widest || broken < 2) return () => false
  return (line, next) => {
    if (oneWord.test(line.text) && line.text.includes('://')) return false
    const firstWord = next.text.split(' ', 1)[0] ?? ''
    const full = line.text.length + 1 + firstWord.length > width
    // A dash that wrapping put first on a line is no bullet: the line above is full, and in mid-sentence.
    if (bulletMark.test(next.folded)) return full && stopsShort(line) && /^[–—-]/.test(next.folded)
    return full || (stopsShort(line) && lowerCase.test(next.folded))
  }
}

function stopsShort(line: TextLine): boolean {
  return !sentenceEnd.test(line.text)
}
