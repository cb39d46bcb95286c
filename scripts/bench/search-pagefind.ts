import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import type { Browser } from 'playwright-core'
import { phone } from '../../src/testing/open-browser.ts'
import { medianOf, type BenchRow } from './rows.ts'

/** Where Pagefind's files stand beside the site's own. */
const folderName = 'pagefind'

/**
 * Pagefind as it comes, on the pages of a site that is served: what a first query fetches, its script and WebAssembly included.
 * The yardstick of our own index (decision 0004). `site` is the folder that `url` serves; Pagefind's files are written into it.
 */
export async function benchPagefind(browser: Browser, url: string, site: string, queries: readonly string[]): Promise<BenchRow[]> {
  const kept = await writePagefind(site)
  const bytes: number[] = []
  for (const words of queries) {
    // The pages' policy allows no WebAssembly.
    const page = await (await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block', bypassCSP: true })).newPage()
    await page.goto(url)
    bytes.push(await page.evaluate(async ([address, asked]) => {
      const pagefind = (await import(address!)) as { search(words: string): Promise<{ results: { data(): Promise<unknown> }[] }> }
      const { results } = await pagefind.search(asked!)
      await Promise.all(results.slice(0, 10).map((result) => result.data()))
      const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      return fetched.filter(({ name }) => name.includes('/pagefind/')).reduce((sum, { transferSize }) => sum + transferSize, 0)
    }, [`${url}${folderName}/pagefind.js`, words]))
    await page.context().close()
  }
  return [
    { name: 'Pagefind on the same pages: bytes of a first query', median: medianOf(bytes), unit: 'B', note: `with its script; most ${Math.max(...bytes)}` },
    { name: 'Pagefind on the same pages: the whole index', median: kept, unit: 'B', note: 'compressed by Pagefind itself' },
  ]
}

/** Returns the bytes of all parts that a search may fetch. */
async function writePagefind(site: string): Promise<number> {
  const { index, errors } = await createIndex({ forceLanguage: 'fr', rootSelector: 'main' })
  if (!index) throw new Error(errors.join('\n'))
  const added = await index.addDirectory({ path: site })
  if (added.errors.length > 0) throw new Error(added.errors.join('\n'))
  const { files } = await index.getFiles()
  let bytes = 0
  for (const { path, content } of files.filter((file) => !/(?:ui|highlight|component)[^/]*\.(?:js|css)$/.test(file.path))) {
    const target = join(site, folderName, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
    bytes += content.length
  }
  await close()
  return bytes
}
