import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { compressNow } from '../../src/build/compress.ts'
import { buildPlanFiles } from '../../src/testing/build-plan-files.ts'
import { openBrowser, phone } from '../../src/testing/open-browser.ts'
import { startServer } from '../../src/testing/start-server.ts'
import { createSentenceDrawer } from './made-texts.ts'
import { medianOf, type BenchRow } from './rows.ts'
import { benchPagefind } from './search-pagefind.ts'

/** 10 + 90 + 900 items. */
const size = { axes: 10, objectives: 9, actions: 10 }
const sentencesEach = 6
const queries = ['monnaie', 'récit commun', "l'écologie", 'oeuvre coopérative', 'citoyennes', 'transport énergie quartier', 'action 17']
/** Milliseconds between two keys, on a phone. */
const keyEvery = 150
/** The processor of a common phone, from the one of the machine that measures. */
const slowness = 4

/**
 * Search on a plan of 1,000 items, served by the real server, typed in a real browser on a processor slowed four times: from the last
 * key to the results being in the page, and the bytes of a query.
 */
export async function benchSearch(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  await writePlan(join(folder, 'source'))
  const server = await startServer({ planDir: join(folder, 'plan'), env: { PLAN_SOURCE: join(folder, 'source') } })
  const browser = await openBrowser()
  try {
    const first: Asked[] = []
    const next: Asked[] = []
    for (const words of queries) {
      const page = await openSearch(browser, server.url)
      first.push(await ask(page, words))
      next.push(await ask(page, queries[(queries.indexOf(words) + 1) % queries.length]!))
      await page.context().close()
    }
    const index = await weighIndex(join(folder, 'plan/site/current/recherche'))
    return [
      { name: 'typing stops → results, first query', median: medianOf(first.map(({ milliseconds }) => milliseconds)), unit: 'ms', note: `limit 200; ${queries.length} queries, worst ${Math.round(Math.max(...first.map(({ milliseconds }) => milliseconds)))}` },
      { name: 'typing stops → results, next query', median: medianOf(next.map(({ milliseconds }) => milliseconds)), unit: 'ms', note: `worst ${Math.round(Math.max(...next.map(({ milliseconds }) => milliseconds)))}` },
      { name: 'bytes of a first query, the index’s head included', median: medianOf(first.map(({ bytes }) => bytes)), unit: 'B', note: `headers included; most ${Math.max(...first.map(({ bytes }) => bytes))}` },
      { name: 'bytes of the script that searches', median: first[0]!.scriptBytes, unit: 'B', note: 'once' },
      { name: 'the whole index, Brotli', median: index.bytes, unit: 'B', note: `${index.files} files, never asked for at once` },
      ...(await benchPagefind(browser, join(folder, 'plan/site/current'), queries)),
    ]
  } finally {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Asked {
  milliseconds: number
  bytes: number
  scriptBytes: number
}

async function writePlan(folder: string): Promise<void> {
  const sentence = createSentenceDrawer(1)
  const files = buildPlanFiles({ ...size, body: () => `${Array.from({ length: sentencesEach }, sentence).join('\n')}\n` })
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, 'content', path)), { recursive: true })
    await writeFile(join(folder, 'content', path), text)
  }
}

/** The search page as a first visitor has it. */
async function openSearch(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block' })).newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await page.goto(`${url}recherche/`, { waitUntil: 'networkidle' })
  return page
}

/** Types words as a person does, and times the page by its own clock. */
async function ask(page: Page, words: string): Promise<Asked> {
  await page.getByRole('searchbox').fill('')
  await page.evaluate(() => {
    const times = { typed: 0, shown: 0 }
    Object.assign(window, { times })
    document.querySelector('plan-search input')!.addEventListener('input', () => Object.assign(times, { typed: performance.now(), shown: 0 }))
    new MutationObserver(() => {
      if (document.querySelector('.search-results li')) times.shown = performance.now()
    }).observe(document.querySelector('.search-results')!, { childList: true })
  })
  await page.getByRole('searchbox').pressSequentially(words, { delay: keyEvery })
  await page.locator('.search-status', { hasText: words }).waitFor()
  await page.waitForLoadState('networkidle')
  return page.evaluate(() => {
    const { typed, shown } = (window as unknown as { times: { typed: number; shown: number } }).times
    const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const sum = (pattern: RegExp): number => fetched.filter(({ name }) => pattern.test(name)).reduce((bytes, { transferSize }) => bytes + transferSize, 0)
    return { milliseconds: shown - typed, bytes: sum(/\/recherche\/.*\.json/), scriptBytes: sum(/_assets\/index.*\.js/) }
  })
}

async function weighIndex(folder: string): Promise<{ bytes: number; files: number }> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'))
  const sizes = await Promise.all(names.map(async (name) => (await compressNow('br', await readFile(join(folder, name)))).length))
  return { bytes: sizes.reduce((sum, each) => sum + each, 0), files: names.length }
}
