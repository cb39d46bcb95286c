import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { settleFilters } from './settle-filters.ts'

const folder = process.argv[2]
if (!folder) throw new Error('Usage: index-search.ts FOLDER')

// One language for all, the interface's: a page in another would go to an index of its own, which no search opens.
const language = /<html lang="([a-z]+)/.exec(await readFile(join(folder, 'index.html'), 'utf8'))?.[1] ?? 'fr'
const { index, errors } = await createIndex({ forceLanguage: language })
if (!index) throw new Error(errors.join('\n'))
const indexed = await index.addDirectory({ path: folder })
if (indexed.errors.length > 0) throw new Error(indexed.errors.join('\n'))
const { files } = await index.getFiles()
// The site has its own search page: Pagefind's interfaces would be dead weight.
for (const { path, content } of settleFilters(files).filter((file) => !/(?:ui|highlight|component)[^/]*\.(?:js|css)$/.test(file.path))) {
  const target = join(folder, 'pagefind', path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, content)
}
await close()
