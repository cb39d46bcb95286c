import type { ItemKind } from '../../domain/plan.ts'
import { listItems, type Block, type Doubt, type ParsedItem } from '../parsed-discussion.ts'
import { fold, type TextLine } from './read-lines.ts'

const numberWords = ['zéro', 'une?', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf', 'vingt']
const kinds: Record<string, ItemKind> = { axes: 'axis', objectifs: 'objective', objectives: 'objective', actions: 'action', mesures: 'action', measures: 'action' }
const announced = new RegExp(String.raw`(?<![\p{L}\d-])(\d{1,3}|${numberWords.slice(2).toReversed().join('|')})\s+(?:\p{L}+\s+)?(axes|objectifs|objectives|actions|mesures|measures)(?!\p{L})`, 'giu')

/** Counts that the introduction announces and the plan does not have: `huit objectifs` over seven. One doubt a paragraph. */
export function findCountDoubts(introduction: Block[], axes: ParsedItem[]): Doubt[] {
  const items = listItems(axes)
  return introduction.flatMap((block) => {
    const wrong = Array.from(fold(block.text).matchAll(announced), (match) => {
      const kind = kinds[match[2]?.toLowerCase() ?? ''] ?? 'action'
      return { kind, says: readNumber(match[1] ?? ''), has: items.filter((item) => item.kind === kind).length }
    }).filter(({ says, has }) => has > 0 && says !== has)
    if (wrong.length === 0) return []
    const data = Object.fromEntries(wrong.flatMap(({ kind, says, has }) => [[`${kind}-announced`, says], [`${kind}-found`, has]]))
    return [{ code: 'announced-count', line: block.lines[0] ?? 1, data }]
  })
}

function readNumber(word: string): number {
  return /^\d/.test(word) ? Number(word) : numberWords.findIndex((name) => new RegExp(`^${name}$`, 'i').test(word))
}

/**
 * Where an action's link tells another story than the action: another number, or a word that the text does not have. Loomio
 * makes an address from a title by replacing whatever is not a plain letter or digit with a hyphen; the last word may be cut.
 */
export function findLinkDoubts(axes: ParsedItem[]): Doubt[] {
  return listItems(axes).flatMap(({ discussion, number, title, blocks }) => {
    const slug = discussion && /\/d\/\w+\/([\w-]+)/.exec(discussion.text)?.[1]
    const [, named, rest] = /^(?:action|mesure|measure)-(?:n-)?(\d+)-(.*)$/.exec(slug ?? '') ?? []
    if (!discussion || named === undefined || rest === undefined) return []
    const line = discussion.lines.at(-1) ?? 1
    const doubts: Doubt[] = []
    if (Number(named) !== number.at(-1)) doubts.push({ code: 'link-number', line, data: { link: Number(named), item: number.join('.') } })
    const has = [title?.text ?? '', ...blocks.map(({ text }) => text)].join(' ').toLowerCase().split(/[^a-z0-9]+/)
    // « Écrire » leaves `crire` in an address: the end of a word is enough.
    const unknown = rest.split('-').slice(0, -1).filter((word) => word.length > 3 && !has.some((own) => own.endsWith(word)))
    if (unknown.length > 0) doubts.push({ code: 'link-words', line, data: { words: unknown } })
    return doubts
  })
}

/** What is missing altogether: no title, no heading, an item without any text. */
export function findGaps(title: string | undefined, axes: ParsedItem[]): Doubt[] {
  const gaps: Doubt[] = title === undefined ? [{ code: 'no-title', line: 1, data: {} }] : []
  if (axes.length === 0) gaps.push({ code: 'no-heading', line: 1, data: {} })
  const empty = listItems(axes).filter((item) => item.blocks.length === 0 && !item.title)
  return [...gaps, ...empty.map((item) => ({ code: 'empty-item', line: item.line, data: { heading: item.written } }))]
}

/** Lines in which an earlier program lost letters: � stands for what it could not read. */
export function findDamage(lines: TextLine[]): Doubt[] {
  return lines.filter(({ text }) => text.includes('\ufffd')).map(({ number, text }) => ({ code: 'damaged-text', line: number, data: { text } }))
}
