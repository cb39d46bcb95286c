import type { SiteFile } from '../offline/offline-copy.ts'
import type { SiteInput } from '../site/site-input.ts'
import type { CompiledFolder } from './compile-pages.ts'
import type { MadeFile, MadePart } from './part-maker.ts'
import type { PageWords } from './read-page-words.ts'
import type { Traces } from './read-site.ts'

/** The two halves of a site, each made by a process of its own: a machine with two processors makes them together. */
export type Part = 'pages' | 'documents'

/** What a process that makes a part of one site alone is told, after the part. */
export const ONCE = 'once'

/** A file of a part, without how it was made. */
export interface DescribedFile extends SiteFile {
  words: PageWords | null
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
  /** Says what is to be said to whoever builds. */
  | { type: 'warn' }
  /** Makes what is computed from all other files: the search index, the list of the offline copy. */
  | { type: 'index'; documents: DescribedFile[] }

export interface Made {
  /** How many files are pages. */
  pages: number
  /** As `MadePart`; null too where there is no search index or offline copy of the build before to serve meanwhile. */
  gone: MadePart['gone']
}

/** What a process says before it answers: it takes one more turn of the work that both share (`shared-pages.ts`). */
export interface Claim {
  claims: true
}

/** Which turn a process has. */
export interface Turn {
  turn: number
}

/**
 * Answers come in the order of the orders. `rest`: all files of the documents' part; none of the other one, which needs no telling.
 * `warning`: null where there is nothing to say. `gone`: paths of files that only the index before had.
 */
export type Answer = { made: Made } | { rest: DescribedFile[] } | { warning: string | null } | { gone: string[] } | { failed: string }
