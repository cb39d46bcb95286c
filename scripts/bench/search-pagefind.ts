import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { close, createIndex } from 'pagefind'
import type { Browser } from 'playwright-core'
import { phone } from '../../src/testing/open-browser.ts'
import { medianOf, type BenchRow } from './rows.ts'

/** Where Pagefind's files stand beside the site's own. */
const folderName = 'pagefind'

/**
 * Pagefind as it comes, on the pages of a site that is served: what a first query fetches, its script and WebAssembly included.
 * The yardstick of our own index (decision 0004). Pagefind's files are written into the folder `site`, and served without our policy,
 * which allows no WebAssembly.
 */
export async function benchPagefind(browser: Browser, site: string, queries: readonly string[]): Promise<BenchRow[]> {
  const kept = await writePagefind(site)
  // Pagefind fetches from a worker, where the page's own measures see nothing.
  const asked = new Set<string>()
  const app = new Hono().use((c, next) => (asked.add(c.req.path), next())).use(serveStatic({ root: site }))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const bytes: number[] = []
  for (const words of queries) {
    const page = await (await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block' })).newPage()
    await page.goto(url)
    asked.clear()
    await page.evaluate(async ([address, query]) => {
      const pagefind = (await import(address!)) as { search(words: string): Promise<{ results: { data(): Promise<unknown> }[] }> }
      const { results } = await pagefind.search(query!)
      await Promise.all(results.slice(0, 10).map((result) => result.data()))
    }, [`${url}${folderName}/pagefind.js`, words])
    const sizes = await Promise.all([...asked].filter((path) => path.includes(`/${folderName}/`)).map((path) => sizeOf(join(site, path))))
    bytes.push(sizes.reduce((sum, size) => sum + size, 0))
    await page.context().close()
  }
  server.close()
  return [
    { name: 'Pagefind on the same pages: bytes of a first query', median: medianOf(bytes), unit: 'B', note: `with its script, without headers; most ${Math.max(...bytes)}` },
    { name: 'Pagefind on the same pages: the whole index', median: kept, unit: 'B', note: 'compressed by Pagefind itself' },
  ]
}

/** As sent: Pagefind's own parts are compressed already. */
async function sizeOf(path: string): Promise<number> {
  const content = await readFile(path)
  return /\.js(?:on)?$/.test(path) ? gzipSync(content).length : content.length
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
