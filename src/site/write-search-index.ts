import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildIndex } from '../search/build-index.ts'
import { headFile, searchFolder } from '../search/search-index.ts'
import type { SearchDocument } from '../search/search-index.ts'
import { readPageWords } from './read-page-words.ts'
import type { PageWords } from './read-page-words.ts'
import type { SearchFacets } from './search-facets.ts'

/** Where Astro leaves what search knows beyond the words of the pages; it is no page of the site. */
export const facetsFile = `${searchFolder}facettes.json`

const atOnce = 16

/** Writes the search index of a built site from its pages. The same pages give the same bytes. */
export async function writeSearchIndex(folder: string): Promise<void> {
  const known = JSON.parse(await readFile(join(folder, facetsFile), 'utf8')) as SearchFacets
  const pages = await readPages(folder)
  const { head, files } = buildIndex([...listOthers(known.documents, pages), ...joinKnown(known.documents, pages)], { ...known, hash })
  for (const [name, text] of [...files, [headFile, JSON.stringify(head)] as const]) {
    const path = join(folder, searchFolder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  await rm(join(folder, facetsFile))
}

/** By address under the site's root. */
async function readPages(folder: string): Promise<Map<string, PageWords>> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).filter((name) => /(?:^|\/)index\.html$/.test(name)).sort()
  const pages = new Map<string, PageWords>()
  const rest = [...names]
  const work = async (): Promise<void> => {
    for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
      const words = readPageWords(await readFile(join(folder, name), 'utf8'))
      if (words) pages.set(name.replace(/index\.html$/, ''), words)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return pages
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
