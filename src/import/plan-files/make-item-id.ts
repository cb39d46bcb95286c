import slugify from '@sindresorhus/slugify'
import { fold } from '../framavox/read-lines.ts'
import { findReferenceSpans } from '../framavox/find-references.ts'

const longest = 60
const mostWords = 10
// `plan` is the introduction's id; the others are file names that Windows or a static site cannot serve.
const reserved = new Set(['plan', 'index', 'aux', 'con', 'nul', 'prn'])
const articles = /^(?:le|la|les|un|une|des|du|the|a|an)$/
const weak = new Set('le la les un une des du de et ou en a au aux ce cet cette ces qui que dont se sa son ses leur leurs nos notre pour par sur dans avec sans entre ne est l d the of and to in for'.split(' '))
const opening = /^(?:sur|dans|pour|en|a|afin|avec|selon|par)\b/i

/**
 * Makes permanent ids out of words: `L’articulation des réseaux` is `articulation-des-reseaux`. a–z and hyphens; no numbers,
 * which shift; at most 60 characters, cut between words; each different from all that this maker gave before.
 */
export function createIdMaker(): (words: string, fallback: string) => string {
  const taken = new Set(reserved)
  return (words, fallback) => {
    const parts = chooseWords(words)
    const candidates = [shorten(parts, mostWords), shorten(parts, mostWords + 3), shorten(parts, parts.length)].filter((id) => id !== '')
    if (candidates.length === 0) candidates.push(fallback)
    const id = candidates.find((candidate) => !taken.has(candidate)) ?? firstFree(candidates[0] ?? fallback, taken)
    taken.add(id)
    return id
  }
}

/** Words of the first clause that says something: a leading « Pour prolonger l’action 2, » does not. */
function chooseWords(text: string): string[] {
  const clauses = fold(text).split(/\s*(?:[,;:.!?()«»“”"…]\s+|\s:\s|[.!?…]$)\s*/).filter((clause) => clause !== '')
  const skip = clauses.length > 1 && (opening.test(clauses[0] ?? '') || findReferenceSpans(clauses[0] ?? '').length > 0) ? 1 : 0
  const parts: string[] = []
  for (const clause of clauses.slice(skip)) {
    if (parts.length >= 3) break
    parts.push(...splitWords(clause))
  }
  return parts.length > 0 ? parts : splitWords(text)
}

function splitWords(text: string): string[] {
  const plain = fold(text).replace(/(?<!\p{L})(?:l|d|qu)'/giu, '').replace(/['·•]/g, ' ')
  return slugify(plain, { customReplacements: [['&', ' et ']] }).split('-').filter((word) => /^[a-z]+$/.test(word))
}

function shorten(parts: string[], most: number): string {
  const words = parts.slice(parts.length > 2 && articles.test(parts[0] ?? '') ? 1 : 0).slice(0, most)
  while (words.join('-').length > longest) words.pop()
  while (words.length > 2 && words.length < parts.length && weak.has(words.at(-1) ?? '')) words.pop()
  return words.join('-')
}

function firstFree(base: string, taken: Set<string>): string {
  const letters = 'bcdefghijklmnopqrstuvwxyz'
  for (let round = 0; ; round += 1) {
    const suffix = letters[round % letters.length]?.repeat(1 + Math.floor(round / letters.length))
    const id = `${base}-${suffix}`
    if (!taken.has(id)) return id
  }
}
