import { createIsEmptyWord, createStem } from './stem-words.ts'
import { foldWords } from './fold-words.ts'
import { createFormList, splitForms } from './form-list.ts'
import type { FormList } from './form-list.ts'
import { facetNames, numbersPerFile, textsPerFile } from './search-index.ts'
import type { Facets, NumberTable, NumbersFile, SearchDocument, SearchHead, TextsFile, WordsFile } from './search-index.ts'

export interface IndexOptions extends Pick<SearchHead, 'language' | 'version' | 'facets'> {
  numbers: readonly NumberTable[]
  /** Hash of a content, for names: letters and digits. */
  hash(content: string): string
}

export interface BuiltIndex {
  head: SearchHead
  /** Contents by name, as in the head. */
  files: ReadonlyMap<string, string>
}

/** A file of words ends before a word that shares fewer letters with the one before it, once it has so many characters as JSON. */
const sizes: readonly (readonly [letters: number, size: number])[] = [[1, 4_000], [2, 10_000], [Infinity, 20_000]]
/** A word in the title says more than one in the text. */
const titleWeight = 4
/** Length to which others compare, in words; fixed, so that a change of one document changes no other's weights. */
const usualLength = 120
const { k1, b } = { k1: 1.2, b: 0.6 }
const weightScale = 12

/** The index of documents, in their order. The same documents give the same bytes; a change of one changes the files that hold its words. */
export function buildIndex(documents: readonly SearchDocument[], options: IndexOptions): BuiltIndex {
  const { language, version, facets, numbers, hash } = options
  const files = new Map<string, string>()
  // No name holds a word: what people wrote never becomes a path.
  const store = (folder: string, content: unknown): string => {
    const text = JSON.stringify(content)
    const file = `${folder}/${hash(text)}.json`
    files.set(file, text)
    return file
  }
  const forms = createFormList(createIsEmptyWord(language))
  const words = splitWords(indexWords(documents, language, forms)).map(([first, file]) => [first, store('mots', file)] as const)
  const texts = chunk(documents, textsPerFile).map((group) => store('textes', group.map(({ path, title, text }) => [path, title, text]) satisfies TextsFile))
  const places = new Map(documents.map(({ path }, place) => [path, place]))
  const numberFiles = Object.fromEntries(numbers.map(({ level, bearers }) => [level, splitNumbers(bearers, places).map((file) => file && store('numeros', file))]))
  return { head: { format: 1, language, version, facets, documents: documents.map((document) => rowOf(document, facets)), words, forms: splitForms(forms.list()).map(([letter, file]) => [letter, store('formes', file)] as const), texts, numbers: numberFiles }, files }
}

function rowOf({ kind, facets: values }: SearchDocument, facets: Facets): SearchHead['documents'][number] {
  return [kind, ...facetNames.map((name) => (values[name] ?? []).map((id) => facets[name].findIndex(([known]) => known === id)).filter((place) => place >= 0))]
}

/** Sorted by stem; the forms are listed on the way. */
function indexWords(documents: readonly SearchDocument[], language: string, forms: FormList): Map<string, number[]> {
  const stem = createStem(language)
  const isEmpty = createIsEmptyWord(language)
  const stems = new Map<string, string[]>()
  const stemsOf = (folded: readonly string[]): string[] => {
    const key = folded.join(' ')
    const known = stems.get(key) ?? [...new Set(folded.filter((form) => !isEmpty(form)).map(stem))]
    stems.set(key, known)
    return known
  }
  const index = new Map<string, number[]>()
  const last = new Map<string, number>()
  documents.forEach(({ title, text }, place) => {
    const counts = new Map<string, number>()
    const count = (words: string, weight: number): number => {
      const found = foldWords(words)
      forms.add(words, found)
      for (const word of found) for (const each of stemsOf(word.forms)) counts.set(each, (counts.get(each) ?? 0) + weight)
      return found.length
    }
    const length = count(title, titleWeight) + count(text, 1)
    for (const [each, frequency] of counts) {
      const pairs = index.get(each) ?? []
      pairs.push(place - (last.get(each) ?? -1), weigh(frequency, length))
      last.set(each, place)
      index.set(each, pairs)
    }
  })
  return new Map([...index].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** BM25's share of one document, scaled to a small whole number. */
function weigh(frequency: number, length: number): number {
  return Math.max(1, Math.round((weightScale * frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * length) / usualLength))))
}

/** In order of words; each file with its first word. Files end where the words' beginning changes, so that a change of one moves no other. */
function splitWords(index: ReadonlyMap<string, number[]>): [first: string, WordsFile][] {
  const files: [string, Record<string, number[]>][] = []
  let length = 0
  let previous = ''
  for (const [word, pairs] of index) {
    const shared = sharedLetters(previous, word)
    if (files.length === 0 || sizes.some(([letters, size]) => shared < letters && length >= size)) {
      files.push([word, {}])
      length = 0
    }
    files.at(-1)![1][word] = pairs
    length += JSON.stringify([word, pairs]).length
    previous = word
  }
  return files
}

function sharedLetters(one: string, other: string): number {
  const end = [...other].findIndex((letter, place) => letter !== [...one][place])
  return end < 0 ? other.length : end
}

/** Null where a file would be empty. */
function splitNumbers(bearers: NumberTable['bearers'], places: ReadonlyMap<string, number>): (NumbersFile | null)[] {
  const entries = Object.entries(bearers).map(([number, list]) => [number, list.map((bearer) => [places.get(bearer[0]) ?? -1, ...bearer] as const)] as const)
  const last = Math.max(-1, ...entries.map(([number]) => Math.floor(Number(number) / numbersPerFile)))
  const files = Array.from({ length: last + 1 }, (_, place) => Object.fromEntries(entries.filter(([number]) => Math.floor(Number(number) / numbersPerFile) === place)))
  return files.map((file) => (Object.keys(file).length > 0 ? file : null))
}

function chunk<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
}
