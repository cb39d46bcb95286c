import { itemKinds, type ItemKind } from '../../domain/plan.ts'
import { listItems, type Block, type Doubt, type ParsedItem, type ParsedReference } from '../parsed-discussion.ts'
import { fold } from './read-lines.ts'

const words: Record<string, ItemKind> = { axe: 'axis', axis: 'axis', objectif: 'objective', objective: 'objective', action: 'action', mesure: 'action', measure: 'action' }
const number = String.raw`(?:n\s*°\s*)?\d{1,3}(?:\.\d{1,3})*(?!\s?[\d%€]|[.,]\d)`
const reference = new RegExp(String.raw`(?<![\p{L}\d])(?:l')?(axe|axis|objectif|objective|action|mesure|measure)s?\s+${number}`, 'giu')
const following = new RegExp(String.raw`^(\s*(?:,|et|ou|à|and|or|to|-|–)\s*)(${number})(?!\s+\p{L}+s\b)`, 'iu')

/** Where the words of a reference stand in a text: from `start` to before `end`. */
export interface ReferenceSpan {
  start: number
  end: number
  target: ParsedReference['target']
}

/** Finds what a text says of numbered items: « l’action 4 », « les objectifs 2 et 3 » (two spans), « action 2.1 ». */
export function findReferenceSpans(text: string): ReferenceSpan[] {
  const folded = fold(text)
  return Array.from(folded.matchAll(reference)).flatMap((match) => {
    const kind = words[match[1]?.toLowerCase() ?? ''] ?? 'action'
    const spans = [span(kind, match[0], match.index)]
    // Only a plural goes on to further numbers: « l’action 4 et 5 personnes » names one action.
    const plural = /s\s+\S+$/i.test(match[0].replace(/n\s*°\s*/, ''))
    let end = match.index + match[0].length
    for (let more = plural ? following.exec(folded.slice(end)) : null; more; more = following.exec(folded.slice(end))) {
      spans.push(span(kind, more[2] ?? '', end + (more[1] ?? '').length))
      end += more[0].length
    }
    return spans
  })
}

function span(kind: ItemKind, words: string, start: number): ReferenceSpan {
  return { start, end: start + words.length, target: { kind, number: (/[\d.]+$/.exec(words)?.[0] ?? '').split('.').map(Number) } }
}

/** The references of a whole plan to its own items, and those that cannot be links: to numbers that it does not have, or in titles. */
export function findReferences(introduction: Block[], axes: ParsedItem[]): { references: ParsedReference[]; doubts: Doubt[] } {
  const items = listItems(axes)
  const references: ParsedReference[] = []
  const doubts: Doubt[] = []
  for (const block of [...introduction, ...items.flatMap(({ blocks }) => blocks)]) {
    for (const { start, end, target } of findReferenceSpans(block.text)) {
      const found = { line: block.lines[0] ?? 1, text: block.text.slice(start, end), target }
      if (findTarget(items, target)) references.push(found)
      else doubts.push({ code: 'unknown-reference', line: found.line, data: { text: found.text } })
    }
  }
  for (const { title } of items) {
    const said = title && findReferenceSpans(title.text)[0]
    if (title && said) doubts.push({ code: 'reference-in-title', line: title.lines[0] ?? 1, data: { text: title.text.slice(said.start, said.end) } })
  }
  return { references, doubts }
}

/** The item that a reference names; undefined where there is none, or more than one (numbers that start anew under each parent). */
export function findTarget(items: ParsedItem[], target: ParsedReference['target']): ParsedItem | undefined {
  const kinds = new Set(items.map(({ kind }) => kind))
  // In a plan of two levels, what the text calls an objective may be what this site calls an axis.
  const kind = kinds.has(target.kind) ? target.kind : itemKinds.find((candidate) => kinds.has(candidate))
  const found = items.filter((item) => item.kind === kind && item.number.join('.') === target.number.join('.'))
  return found.length === 1 ? found[0] : undefined
}
