/** Languages of the interface. The plan's own text may be in any other. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** One area's texts: flat dotted keys. Forms of a plural end in a category of `Intl.PluralRules`: `reply.one`, `reply.other`. */
export type Dictionary = Readonly<Record<string, string>>

type PluralCategory = 'one' | 'other'
/** Keys as asked for: a plural's forms share the key without its category. */
export type KeyOf<D extends Dictionary> = keyof D extends infer K ? (K extends `${infer Base}.${PluralCategory}` ? Base : K & string) : never
export type Parameters = Readonly<Record<string, string | number>>
/** The text of a key with `{name}` replaced by the parameters. A `count` chooses the plural's form. */
export type Translate<D extends Dictionary> = (key: KeyOf<D>, parameters?: Parameters) => string

/** Interface language for a plan in `tag` (BCP 47): the same where we have it, else English. */
export function chooseLanguage(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0]
  return languages.find((language) => language === primary) ?? 'en'
}

const known = new WeakMap<Dictionary, Translate<Dictionary>>()

/**
 * Reads texts of one area in one language, to which the dictionary belongs; the same dictionary gives the same function.
 * A key that is missing throws: the parity test and the types keep it from happening. Parameters are put in as they are; whoever writes HTML escapes the result.
 * What stands within parentheses has brackets in place of its own; a name from right to left is kept apart from its neighbours, and
 * one that ends with a full stop ends its sentence. French elides « de » before a `name` or `names` that begins with a vowel.
 */
export function createTranslate<D extends Dictionary>(dictionary: D, language: Language): Translate<D> {
  const made = known.get(dictionary) ?? makeTranslate(dictionary, language)
  known.set(dictionary, made)
  return made as Translate<D>
}

/** Kept, as making one takes longer than reading a hundred texts with it. */
function makeTranslate(dictionary: Dictionary, language: Language): Translate<Dictionary> {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const texts = new Map(Object.entries(dictionary))
  return (key, parameters = {}) => {
    const count = parameters['count']
    const form = typeof count === 'number' ? (texts.get(`${key}.${plurals.select(count)}`) ?? texts.get(`${key}.other`)) : undefined
    const text = form ?? texts.get(key)
    if (text === undefined) throw new Error(`The ${language} dictionary has no text for "${key}". Add it in src/i18n/${language}.`)
    const parts = partsOf(text)
    if (parts.length === 1) return text
    return parts.map((part, index) => {
      if (index % 2 === 0) return language === 'fr' && isElided(parts[index + 1], parameters) ? part.replace(beforeName, '$1’') : part
      const value = parameters[part]
      if (value === undefined) return `{${part}}`
      if (typeof value === 'number') return part === 'count' ? numbers.format(value) : value
      const isWithin = parts[index - 1]!.endsWith('(') && parts[index + 1]!.startsWith(')')
      const isLast = names.has(part) && value.endsWith('.') && parts[index + 1]!.startsWith('.')
      const shown = isWithin ? value.replace(parenthesis, '[$1]') : isLast ? value.slice(0, -1) : value
      return names.has(part) && rightToLeft.test(value) ? `\u2068${shown}\u2069` : shown
    }).join('')
  }
}

/** Parameters that hold people's names. Where one is written from right to left, the number of a date beside it would change sides: Unicode isolates keep it apart. */
const names = new Set(['name', 'names', 'typist', 'idea', 'opener', 'closer'])
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Within parentheses, brackets take their place: the rule of French and English typography. Each whole pair; « :) » is none. */
const parenthesis = /\(([^()]*)\)/g

const beforeName = /(?<!\p{L})([Dd])e $/u

/** Whether « de » loses its vowel before somebody's name. Before an h or a y, usage is divided: it stays. */
function isElided(parameter: string | undefined, parameters: Parameters): boolean {
  return (parameter === 'name' || parameter === 'names') && /^[aeiouæœ]/i.test(String(parameters[parameter]).normalize('NFD'))
}

const split = new Map<string, readonly string[]>()

/** What stands around the parameters of a text, and their names, in turn. */
function partsOf(text: string): readonly string[] {
  const parts = split.get(text) ?? text.split(/\{(\w+)\}/)
  split.set(text, parts)
  return parts
}
