import type { SiteFile } from '../offline/offline-copy.ts'
import type { SiteInput } from '../site/site-input.ts'
import type { CompiledFolder } from './compile-pages.ts'
import type { MadeFile, MadePart } from './part-maker.ts'
import type { PageWords } from './read-page-words.ts'
import type { Traces } from './read-site.ts'

/**
 * The two halves of a site, each made by a process of its own: a machine with two processors makes them together. `documents` has some
 * of the pages too (`belongsToDocuments`), so that both take about as long.
 */
export type Part = 'pages' | 'documents'

/** A file of a part, without how it was made. */
export interface DescribedFile extends SiteFile {
  words: PageWords | null
}

/**
 * Pages of codes, of objectives and of some actions: with them, both take as long from nothing. What shows the whole plan is made again at
 * each change, and is shared so that both take as long then too.
 */
const besideDocuments = /^(?:c|objectifs|origines|plan\/imprimer)\//
const ofAction = /^actions\/([^/]+)\//
/** The share of actions whose pages are made beside the documents. */
const actionsBeside = { some: 5, of: 18 }

/** Whether a page, by its path, is made by the process that makes the documents. */
export function belongsToDocuments(path: string): boolean {
  const action = ofAction.exec(path)?.[1]
  return action === undefined ? besideDocuments.test(path) : [...action].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % actionsBeside.of < actionsBeside.some
}

export function describeFiles(files: ReadonlyMap<string, MadeFile>): DescribedFile[] {
  return [...files].map(([path, { bytes, hash, words }]) => ({ path, bytes, hash, words }))
}

/** What one process asks of another that makes a part, one after another. */
export type Order =
  /**
   * Makes the part in `input.outDir`. `before`: the folders in which the build before stands, the latest first. `build`: what `/build.json`
   * says.
   */
  | { type: 'make'; input: SiteInput; before: readonly string[]; compiled: CompiledFolder; traces: Traces; build: object }
  /** Makes what could wait: books, data of the whole plan. */
  | { type: 'rest' }
  /** Makes what is computed from all other files: the search index, the list of the offline copy. */
  | { type: 'index'; documents: DescribedFile[] }

export interface Made {
  /** How many files are pages. */
  pages: number
  /** As `MadePart`; null too where there is no search index or offline copy of the build before to serve meanwhile. */
  gone: MadePart['gone']
}

export interface MadeRest {
  /** All files of the documents' part; none of the other one, which needs no telling. */
  files: DescribedFile[]
  /** For whoever builds; null where there is nothing to say. */
  warning: string | null
}

/** Answers come in the order of the orders. `gone`: paths of files that only the index before had. */
export type Answer = { made: Made } | { rest: MadeRest } | { gone: string[] } | { failed: string }
