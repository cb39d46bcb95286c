import { foldWords } from './fold-words.ts'

/** A piece of text, and whether it is one of the words asked for. */
export interface QuotedPiece {
  text: string
  isAsked: boolean
}

/** Words shown around those asked for. */
const windowLength = 28
const wordsBefore = 6

/**
 * The part of a text with the most of the words asked for, the first of the best, in pieces that join to a part of the text with
 * « … » where it was cut. Without any of the words: its beginning.
 */
export function quoteContext(text: string, isAsked: (form: string) => boolean): QuotedPiece[] {
  const words = foldWords(text)
  if (words.length === 0) return [{ text, isAsked: false }]
  const asked = words.map(({ forms }) => forms.some(isAsked))
  const first = Math.max(0, findBest(words.map(({ forms }) => forms.join(' ')), asked) - wordsBefore)
  const last = Math.min(words.length - 1, first + windowLength - 1)
  const pieces: QuotedPiece[] = []
  let at = first === 0 ? 0 : words[first]!.start
  if (first > 0) pieces.push({ text: '… ', isAsked: false })
  for (let index = first; index <= last; index += 1) {
    const { start, end } = words[index]!
    if (!asked[index]) continue
    if (start > at) pieces.push({ text: text.slice(at, start), isAsked: false })
    pieces.push({ text: text.slice(start, end), isAsked: true })
    at = end
  }
  const end = last === words.length - 1 ? text.length : words[last]!.end
  if (end > at) pieces.push({ text: text.slice(at, end), isAsked: false })
  if (end < text.length) pieces.push({ text: ' …', isAsked: false })
  return pieces
}

/** Place of the asked word from which a window holds the most different words asked for, then the most words. */
function findBest(words: readonly string[], asked: readonly boolean[]): number {
  let best = { at: 0, different: 0, all: 0 }
  asked.forEach((isOne, at) => {
    if (!isOne) return
    const near = words.slice(at, at + windowLength - wordsBefore).filter((_, index) => asked[at + index])
    const different = new Set(near).size
    if (different > best.different || (different === best.different && near.length > best.all)) best = { at, different, all: near.length }
  })
  return best.at
}
