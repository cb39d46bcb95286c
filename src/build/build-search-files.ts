import { createHash } from 'node:crypto'
import { buildIndex } from '../search/build-index.ts'
import { headFile, searchFolder } from '../search/search-index.ts'
import type { SearchDocument } from '../search/search-index.ts'
import type { SearchFacets } from '../site/search-facets.ts'
import type { PageWords } from './read-page-words.ts'

/**
 * The files of the search index, by path under the site's root, its head last. `pages` are by address under the root, those without
 * words left out; `version` says up to when they know everything. The same pages give the same bytes.
 */
export function buildSearchFiles(pages: ReadonlyMap<string, PageWords>, known: SearchFacets, version: string): Map<string, string> {
  const { head, files } = buildIndex([...listOthers(known.documents, pages), ...joinKnown(known.documents, pages)], { ...known, version, hash })
  return new Map([...files, [headFile, JSON.stringify(head)] as const].map(([name, text]) => [searchFolder + name, text]))
}

function joinKnown(known: SearchFacets['documents'], pages: ReadonlyMap<string, PageWords>): SearchDocument[] {
  return known.flatMap((document) => {
    const words = pages.get(document.path)
    return words ? [{ ...document, text: words.text }] : []
  })
}

/** The host's pages and the numbers' pages, which seldom change: they come first, so that what is added moves nothing. */
function listOthers(known: SearchFacets['documents'], pages: ReadonlyMap<string, PageWords>): SearchDocument[] {
  const listed = new Set(known.map(({ path }) => path))
  const others = [...pages].filter(([path]) => !listed.has(path)).sort(([one], [other]) => (one < other ? -1 : 1))
  return others.map(([path, { title, text, kind }]) => ({ path, title, text, kind: kind === 'plan' ? 'plan' : 'page', facets: {} }))
}

function hash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}
