import type { ItemKind } from '../domain/plan.ts'

/** “action n° 12” in a text. Offsets are UTF-16 units; `digits` is where the number alone stands. */
export interface NumberedWords {
  kind: ItemKind
  number: number
  start: number
  end: number
  digitsStart: number
}

const names: Record<ItemKind, readonly string[]> = { axis: ['axes', 'axe', 'axis'], objective: ['objectifs', 'objectif', 'objectives', 'objective'], action: ['actions', 'action'] }

/** Every level's name followed by a number, at most 999, as in “l’objectif 3” and “Action n° 12”; not “action 2026” nor “objectif 50 %”. */
export function findNumbers(text: string, levels: Partial<Record<ItemKind, string | undefined>> = {}): NumberedWords[] {
  return (Object.keys(names) as ItemKind[])
    .flatMap((kind) => [...text.matchAll(pattern([...names[kind], levels[kind] ?? '']))].map((match) => toWords(kind, match)))
    .sort((a, b) => a.start - b.start)
}

/**
 * The words of a link with the item's number of today: “l’action 4” becomes “l’action 9”, the rest byte for byte. The number is
 * the one after a level's name, else the only one there is; words without such a number stay as they are.
 */
export function shownWords(words: string, number: number): string {
  const named = findNumbers(words)[0]
  if (named) return words.slice(0, named.digitsStart) + String(number) + words.slice(named.end)
  const numbers = [...words.matchAll(/\d+/g)]
  const only = numbers[0]
  return only && numbers.length === 1 ? words.slice(0, only.index) + String(number) + words.slice(only.index + only[0].length) : words
}

function pattern(words: readonly string[]): RegExp {
  const alternatives = words.filter((word) => word !== '').map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})[ \\t\\n\\u00A0\\u202F]+(?:n(?:°|º|o\\b|os\\b|°s)[ \\u00A0\\u202F]*|№[ \\u00A0\\u202F]*)?(\\d{1,3})(?![\\p{L}\\p{N}])(?![.,]\\d)(?!\\s?[%€])(?![ \\u00A0\\u202F]\\d{3}(?!\\d))`,
    'giu',
  )
}

function toWords(kind: ItemKind, match: RegExpExecArray): NumberedWords {
  const digits = match[1]!
  const end = match.index + match[0].length
  return { kind, number: Number(digits), start: match.index, end, digitsStart: end - digits.length }
}
