import type { Part } from './orders.ts'
import type { FileToMake } from './part-maker.ts'

/** Gives turns to the processes that share work: 0, 1, 2 and so on, each to one of them. */
export type ClaimTurn = () => Promise<number>

/** Pages of one item, contribution or session each: most of a large site. */
const shared = /^(?:actions|axes|contributions|n|objectifs|proposer|seances)\/[^/]+\//
/** Show the whole plan, as others do that the first process makes: each change makes them again, and both take about as long then. */
const besideDocuments = /^(?:c|origines|plan\/imprimer)\//
const pagesPerTurn = 20

/** Divides the pages of each site between its two processes, which are asked for the same sites. */
export interface SharedPages {
  /** All that this process has to make: its own pages, `alone`, then of the others' what it gets. */
  list(pages: readonly FileToMake[], alone: Iterable<FileToMake>, claim: ClaimTurn): AsyncGenerator<FileToMake>
}

/**
 * Of the first site, each process takes some pages whenever it has none: which one has more to do depends on the disk. Of later ones it
 * makes those that it made before, whose reads it knows, and every other one of those that were not there.
 */
export function createSharedPages(part: Part): SharedPages {
  /** Who makes what was there at first: whether it is the second process. */
  let divided: Map<string, boolean> | null = null
  const isOfDocuments = (path: string): boolean => (shared.test(path) ? (divided?.get(path) ?? isOdd(path)) : besideDocuments.test(path))
  return {
    async *list(pages, alone, claim) {
      const both = divided ? [] : pages.filter(({ path }) => shared.test(path))
      const rest = divided ? pages : pages.filter(({ path }) => !shared.test(path))
      yield* rest.filter(({ path }) => isOfDocuments(path) === (part === 'documents'))
      yield* alone
      if (divided) return
      const taken = new Set<string>()
      for (let turn = await claim(); turn * pagesPerTurn < both.length; turn = await claim()) {
        for (const page of both.slice(turn * pagesPerTurn, (turn + 1) * pagesPerTurn)) {
          taken.add(page.path)
          yield page
        }
      }
      divided = new Map(both.map(({ path }) => [path, taken.has(path) === (part === 'documents')]))
    },
  }
}

function isOdd(path: string): boolean {
  return [...path].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 2 === 1
}
