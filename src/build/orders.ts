import type { SiteFile } from '../offline/offline-copy.ts'
import type { SiteInput } from '../site/site-input.ts'
import type { CompiledFolder } from './compile-pages.ts'
import type { Traces } from './read-site.ts'

/** The two halves of a site, each made by a process of its own: a machine with two processors makes them together. */
export type Part = 'pages' | 'documents'

/** What one process asks of another that makes a part. */
export type Order =
  /** Makes the part in `input.outDir`. `build`: what `/build.json` says. */
  | { type: 'make'; input: SiteInput; compiled: CompiledFolder; traces: Traces; build: object }
  /** Makes what is computed from all other files of the last `make`: the search index, the list of the offline copy. */
  | { type: 'finish'; documents: SiteFile[] }

export interface Made {
  files: SiteFile[]
  /** How many of them are pages. */
  pages: number
  /** Whether the folder holds a search index and an offline copy, of the build before. */
  hasIndex: boolean
  /** For whoever builds; null where there is nothing to say. */
  warning: string | null
}

/** Answers come in the order of the orders. */
export type Answer = { made: Made } | { finished: true } | { failed: string }
