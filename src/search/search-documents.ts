import { foldWords } from './fold-words.ts'
import type { FoldedWord } from './fold-words.ts'
import { facetNames, numbersPerFile } from './search-index.ts'
import type { FacetName, NumberBearer, NumbersFile, SearchHead, SearchKind, WordsFile } from './search-index.ts'
import { createIsEmptyWord, createStem } from './stem-words.ts'

export interface SearchQuery {
  words: string
  kind?: SearchKind
  /** Ids of values that documents must have. */
  facets?: Partial<Record<FacetName, string>>
  /** The last word is still being typed: words that begin like it count too. */
  isTyping?: boolean
}

export interface SearchAnswer {
  /** Places of the documents found, best first, without the bearers. */
  found: number[]
  /** Items that bear or bore the number asked for and pass the filters, newest first; empty for other queries. */
  bearers: readonly NumberBearer[]
  /** Words asked for that stand in no document, whatever the filters; in order. */
  lost: FoldedWord[]
  /** Whether a folded form is one of the words asked for: for marking them. */
  isAsked(form: string): boolean
}

/** Reads the files that the head names. */
export interface IndexFiles {
  readWords(file: string): Promise<WordsFile>
  readNumbers(file: string): Promise<NumbersFile>
}

interface AskedWord {
  word: FoldedWord
  stems: Set<string>
  /** Stems that begin so count too. */
  beginning: string | null
}

/** What the plan says comes before what was said about it. */
const planWeight = 1.5
/** A word that was only begun counts for less. */
const beginningWeight = 0.5
/** A shorter beginning would fetch a fifth of the index. */
const shortestBeginning = 3

/** The documents that have every word asked for, in any order. Fetches only the files that can hold them. Empty words are left out of the query. */
export async function searchDocuments(query: SearchQuery, head: SearchHead, files: IndexFiles): Promise<SearchAnswer> {
  const stem = createStem(head.language)
  const asked = readQuery(query, head.language, stem)
  const scores = await Promise.all(asked.map((word) => scoreWord(word, head, files)))
  const common = scores.length === 0 ? [] : [...scores[0]!.keys()].filter((document) => scores.every((each) => each.has(document)) && passes(head.documents[document]!, query, head))
  const total = (document: number): number => scores.reduce((sum, each) => sum + each.get(document)!, 0) * (head.documents[document]![0] === 'plan' ? planWeight : 1)
  const isAsked = (form: string): boolean => asked.some(({ stems, beginning }) => stems.has(stem(form)) || (beginning !== null && stem(form).startsWith(beginning)))
  const bearers = (await findBearers(query, head, files)).filter(([place]) => passes(head.documents[place] ?? ['plan'], query, head))
  const borne = new Set(bearers.map(([place]) => place))
  const found = common.filter((document) => !borne.has(document)).sort((one, other) => total(other) - total(one) || one - other)
  const lost = asked.flatMap(({ word }, place) => (scores[place]!.size === 0 ? [word] : []))
  return { found, bearers: bearers.map(([, ...bearer]) => bearer), lost, isAsked }
}

function readQuery({ words, isTyping }: SearchQuery, language: string, stem: (word: string) => string): AskedWord[] {
  const isEmpty = createIsEmptyWord(language)
  const folded = foldWords(words)
  return folded.flatMap((word, index) => {
    const { forms, end } = word
    const isBegun = isTyping === true && index === folded.length - 1 && end === words.length
    const meant = forms.filter((form) => !isEmpty(form))
    const begun = isBegun ? forms[0]! : ''
    const beginning = begun.length >= shortestBeginning ? begun : null
    return meant.length === 0 && beginning === null ? [] : [{ word, stems: new Set(meant.map(stem)), beginning }]
  })
}

async function scoreWord({ stems, beginning }: AskedWord, head: SearchHead, { readWords }: IndexFiles): Promise<Map<number, number>> {
  const names = new Set([...stems].flatMap((each) => filesBetween(each, each, head.words)))
  if (beginning !== null) for (const name of filesBetween(beginning, `${beginning}\uffff`, head.words)) names.add(name)
  const files = await Promise.all([...names].map(readWords))
  const scores = new Map<number, number>()
  for (const file of files) {
    for (const [word, pairs] of Object.entries(file)) {
      const isExact = stems.has(word)
      if (!isExact && (beginning === null || !word.startsWith(beginning))) continue
      const rarity = Math.log(1 + head.documents.length / (pairs.length / 2))
      const weight = rarity * (isExact ? 1 : beginningWeight)
      let document = -1
      for (let at = 0; at < pairs.length; at += 2) {
        document += pairs[at]!
        scores.set(document, (scores.get(document) ?? 0) + weight * pairs[at + 1]!)
      }
    }
  }
  return scores
}

/** Those of `files`, each after its first word, that can hold words from `first` up to and with `last`. */
export function filesBetween(first: string, last: string, files: SearchHead['words']): string[] {
  return files.filter(([start], place) => start <= last && (files[place + 1]?.[0] ?? '\uffff') > first).map(([, file]) => file)
}

function passes(row: SearchHead['documents'][number], { kind, facets = {} }: SearchQuery, head: SearchHead): boolean {
  if (kind && row[0] !== kind) return false
  return facetNames.every((name, index) => {
    const wanted = facets[name]
    return !wanted || ((row[index + 1] ?? []) as readonly number[]).some((place) => head.facets[name][place]?.[0] === wanted)
  })
}

/** « action 17 », « l’Action n° 17 » */
async function findBearers({ words }: SearchQuery, { numbers }: SearchHead, { readNumbers }: IndexFiles): Promise<NumbersFile[number]> {
  const forms = foldWords(words).map((word) => word.forms[0]!).filter((form) => !/^(?:n|no|numero|number)$/.test(form))
  const [level, number] = [forms.slice(0, -1).join(' '), forms.at(-1) ?? '']
  const file = Object.hasOwn(numbers, level) && /^\d{1,6}$/.test(number) ? numbers[level]![Math.floor(Number(number) / numbersPerFile)] : null
  return file ? ((await readNumbers(file))[Number(number)] ?? []) : []
}
