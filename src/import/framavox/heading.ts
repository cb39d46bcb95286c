import type { ItemKind } from '../../domain/plan.ts'
import type { TextLine } from './read-lines.ts'

/** A line that looks like the heading of an item; `choose-headings.ts` decides whether it is one. */
export interface HeadingCandidate {
  line: TextLine
  /** The word that names the level, capitalised (`Mesure`); absent for a bare `1.1.1`. */
  word?: string
  /** Level that the word stands for; for a bare number, decided from its depth. */
  kind?: ItemKind
  number: number[]
  written: string
  /** What follows the number on the line. */
  rest: string
}

const words: Record<string, ItemKind> = {
  axe: 'axis', axis: 'axis', orientation: 'axis', pilier: 'axis', volet: 'axis', priorité: 'axis', priorite: 'axis', theme: 'axis', thème: 'axis', pillar: 'axis', priority: 'axis',
  objectif: 'objective', objective: 'objective', goal: 'objective', but: 'objective',
  action: 'action', mesure: 'action', measure: 'action', proposition: 'action',
}

const dress = String.raw`(?:#{1,6}\s+)?(?:[•*–—-]\s+)?(?:\*\*|__)?`
const separator = String.raw`(?:\s*[:.)–—-]+(?:\*\*|__)?(?=\s|$|\p{L}|["«“])\s*)`
const worded = new RegExp(String.raw`^(${dress}(\p{L}+)\s+(?:n\s*[°ºo]\.?\s*|no\.?\s+|#\s*)?(\d{1,3}(?:\.\d{1,3}){0,2}|[IVX]{1,5}))(${separator}|(?:\*\*|__)?$|\s+(?=\p{Lu}))(.*)$`, 'u')
const bare = new RegExp(String.raw`^(${dress}(\d{1,3}(?:\.\d{1,3}){0,2}))(${separator}|\.?(?:\*\*|__)?$|\s+(?=[\p{L}"«“]))(.*)$`, 'u')

/** Reads `Axe 1 : …`, `AXE 2.`, `Axe I –`, `Objectif 2.1 —`, `Action n° 12 :`, `Mesure 4`, `1.1.1 …`; undefined for any other line. */
export function readHeading(line: TextLine): HeadingCandidate | undefined {
  const match = worded.exec(line.folded)
  const kind = match ? words[match[2]?.toLowerCase() ?? ''] : undefined
  if (match && kind) {
    const word = match[2] ?? ''
    return { ...candidate(line, match[1] ?? '', match[4] ?? '', match[3] ?? ''), word: word[0]?.toUpperCase() + word.slice(1).toLowerCase(), kind }
  }
  const plain = bare.exec(line.folded)
  return plain ? candidate(line, plain[1] ?? '', plain[3] ?? '', plain[2] ?? '') : undefined
}

function candidate(line: TextLine, start: string, mark: string, number: string): HeadingCandidate {
  const end = start.length + mark.length
  const rest = line.text.slice(end).trim()
  return {
    line,
    number: /^\d/.test(number) ? number.split('.').map(Number) : [readRoman(number)],
    written: line.text.slice(0, end).trim(),
    rest: /\*\*|__/.test(start + mark) ? rest.replace(/\s*(?:\*\*|__)$/, '') : rest,
  }
}

function readRoman(text: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 }
  const digits = Array.from(text, (letter) => values[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}
