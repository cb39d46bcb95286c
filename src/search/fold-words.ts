import { expandInclusive } from './expand-inclusive.ts'

/** A word of a text, by offsets in UTF-16 units, and the folded forms under which it is found. */
export interface FoldedWord {
  start: number
  end: number
  forms: string[]
}

const letters = '[\\p{L}\\p{M}\\p{N}]+'
/** Endings that people also write after a full stop, a hyphen or in brackets. */
const ending = '(?:e|ne|rice|trice|ice|euse|[eè]re|ve)s?'
const inclusive = `(?:[·•‧∙⋅]${letters})+|[.-]${ending}(?:[.-]s)?(?![\\p{L}\\p{M}\\p{N}])|\\(${ending}\\)s?`
const word = new RegExp(`(${letters})(${inclusive})?`, 'gu')
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/
const apostropheThenLetter = /^['’ʼ‘]\p{L}/u

/**
 * The words of a text as search sees them, in order: without case, accents and ligatures; without the articles that French elides,
 * whatever the apostrophe; an inclusive form under each word that it stands for. The text itself is not touched.
 */
export function foldWords(text: string): FoldedWord[] {
  return [...text.matchAll(word)].flatMap((match) => {
    const [whole, base = '', endings] = match
    const folded = foldLetters(base)
    const end = match.index + whole.length
    if (!endings && elided.test(folded) && apostropheThenLetter.test(text.slice(end, end + 3))) return []
    return [{ start: match.index, end, forms: endings ? expandInclusive(folded, foldLetters(endings).split(/[^\p{L}\p{N}]+/u).filter(Boolean)) : [folded] }]
  })
}

/** Lower case, no accents, ligatures undone. */
export function foldLetters(text: string): string {
  if (!/[^a-z0-9]/.test(text)) return text
  return text.toLowerCase().normalize('NFD').replace(/\p{M}+/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae')
}
