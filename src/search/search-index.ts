/** What a document is: for the filter « Où chercher ». */
export type SearchKind = 'plan' | 'proposal' | 'discussion' | 'page'

/** A page as it is searched. */
export interface SearchDocument {
  /** Address under the site's root: `actions/monnaies-locales/`. */
  path: string
  title: string
  /** The words of the page, spaces folded. */
  text: string
  kind: SearchKind
  /** What the filters ask, by id; empty where a filter does not apply. */
  facets: Partial<Record<FacetName, readonly string[]>>
}

export const facetNames = ['axis', 'objective', 'status', 'person', 'year'] as const
export type FacetName = (typeof facetNames)[number]

/** Values of a filter: id and name, in the order in which they are offered. */
export type Facets = Record<FacetName, readonly (readonly [id: string, name: string])[]>

/** An item that bears or bore a number: its page, its title, and when, in words. */
export type NumberBearer = readonly [path: string, title: string, when: string]

/** The head of the index, fetched first. It names the parts, whose names change with their content. */
export interface SearchHead {
  format: 1
  /** BCP 47 tag of the language that words are stemmed in. */
  language: string
  /** Up to when the index knows everything, in words. */
  version: string
  facets: Facets
  /**
   * One row a document, in the index's order: kind, then for each of `facetNames` the places of its values in `facets`.
   */
  documents: readonly (readonly [SearchKind, ...(readonly number[])[]])[]
  /** Files of words, in order: the first word of each (by UTF-16 units), and the file's name. */
  words: readonly (readonly [first: string, file: string])[]
  /** Files of forms, in order: the letter that the first one of each begins with, folded, and the file's name. No letter is in two. */
  forms: readonly (readonly [letter: string, file: string])[]
  /** Files of texts, in order, each of `textsPerFile` documents. */
  texts: readonly string[]
  /** Files of numbers, by folded level (`action`), each of `numbersPerFile`; null where no number of a file was ever given. */
  numbers: Readonly<Record<string, readonly (string | null)[]>>
}

/** Who bears or bore each number of a level, newest first; `level` is folded. */
export interface NumberTable {
  level: string
  bearers: Readonly<Record<number, readonly NumberBearer[]>>
}

/** A file of numbers: who bears or bore each, newest first, and its place among the documents (−1 for none). */
export type NumbersFile = Readonly<Record<number, readonly (readonly [place: number, ...NumberBearer])[]>>

/** Numbers in each file: from 0 to 49, from 50 to 99… */
export const numbersPerFile = 50

/**
 * A file of words. For each stem, pairs: how many documents after the one before (from −1), and the word's weight in it, a whole
 * number, before its rarity is known.
 */
export type WordsFile = Readonly<Record<string, readonly number[]>>

/** A file of forms: words of four letters or more as they are written, in lower case, in order of their folded forms. No numbers: which change oftener. */
export type FormsFile = readonly string[]

/** A file of texts: path, title and words of each document. */
export type TextsFile = readonly (readonly [path: string, title: string, text: string])[]

/** Documents in each file of texts: what a change of one costs, against what a page of results fetches. */
export const textsPerFile = 4

/** Where the files are, under the site's root. */
export const searchFolder = 'recherche/'
export const headFile = 'index.json'
