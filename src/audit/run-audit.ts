import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { EDITION_FILE } from '../book/taken-away.ts'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import type { RunningServer } from '../testing/start-server.ts'
import { loadState } from '../usecases/load-state.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { checkHtml } from './check-html.ts'
import { listBrokenLimits } from './limits.ts'
import { looks, scanAccessibility } from './scan-accessibility.ts'
import type { Look } from './scan-accessibility.ts'
import { listReadingPages, listSamplePages } from './static-pages.ts'
import type { SamplePage } from './static-pages.ts'
import { walkIntake } from './walk-intake.ts'
import { weighPage } from './weigh-page.ts'
import type { PageWeight } from './weigh-page.ts'

/** What was found on one page. `faults` are in French. */
export interface PageAudit {
  kind: string
  /** Address, under the server's; without the tokens of private pages. */
  path: string
  faults: string[]
  /** Of pages that anyone can open. */
  weight?: PageWeight
}

export interface AuditOptions {
  /** What is weighed: every page that has limits, or one of each kind and no other; default: one of each kind, limits or not. */
  weigh?: 'all' | 'kinds' | 'limited'
  /** Default: every look. */
  looks?: readonly Look[]
  onPage?(audit: PageAudit): void
}

type Scan = (page: Page) => Promise<string[]>

/** Audits a running server that serves the demonstration: static pages first, then what the server makes, deciding on the way. */
export async function runAudit(browser: Browser, server: RunningServer, { weigh = 'kinds', looks: from = looks, onPage = () => {} }: AuditOptions = {}): Promise<PageAudit[]> {
  const state = await loadState(createLocalForge({ gitDir: join(server.planDir, 'forge.git') }).repository)
  const audits: PageAudit[] = []
  const add = (audit: PageAudit): void => {
    audits.push(audit)
    onPage(audit)
  }
  const samples = await listSamplePages(state, join(server.planDir, 'site/current'))
  const scan = (page: Page): Promise<string[]> => scanAccessibility(page, from)
  await auditSamples(browser, server, samples, { scan, isWeighed: ({ weightClass }) => weigh !== 'limited' || weightClass !== 'reported' }, add)
  if (weigh === 'all') for (const sample of listReadingPages(state).filter(({ path }) => !samples.some((each) => each.path === path))) add(await auditWeight(browser, server, sample))
  await auditIntake(browser, server, state, scan, add)
  await auditEdition(browser, join(server.planDir, 'site/current', EDITION_FILE), scan, add)
  return audits
}

async function auditSamples(browser: Browser, server: RunningServer, samples: readonly SamplePage[], { scan, isWeighed }: { scan: Scan; isWeighed(sample: SamplePage): boolean }, add: (audit: PageAudit) => void): Promise<void> {
  const { page, source } = await openForScans(browser)
  for (const sample of samples) {
    const { weight, faults } = isWeighed(sample) ? await auditWeight(browser, server, sample) : { weight: undefined, faults: [] }
    await page.goto(server.url + sample.path, { waitUntil: 'networkidle' })
    add({ kind: sample.kind, path: `/${sample.path}`, ...(weight && { weight }), faults: [...faults, ...(await checkHtml(await source(page))), ...(await scan(page))] })
  }
  await page.context().close()
}

async function auditWeight(browser: Browser, server: RunningServer, { kind, path, weightClass }: SamplePage): Promise<PageAudit> {
  const weight = await weighPage(browser, server.url + path)
  return { kind, path: `/${path}`, weight, faults: listBrokenLimits(weight, weightClass) }
}

/** The one-file edition, opened from the disk as its readers do; last, so that it holds what was sent on the way. */
async function auditEdition(browser: Browser, file: string, scan: Scan, add: (audit: PageAudit) => void): Promise<void> {
  const { page } = await openForScans(browser)
  await page.goto(pathToFileURL(file).href)
  add({ kind: 'le plan en un fichier', path: `/${EDITION_FILE}`, faults: [...(await checkHtml(await readFile(file, 'utf8'))), ...(await scan(page))] })
  await page.context().close()
}

async function auditIntake(browser: Browser, server: RunningServer, state: PlanState, scan: Scan, add: (audit: PageAudit) => void): Promise<void> {
  const { page: first, source } = await openForScans(browser)
  await walkIntake(first.context(), server, state, async (kind, page) => {
    const html = await source(page)
    const faults = [...(await checkHtml(html)), ...(await scan(page))]
    add({ kind, path: new URL(page.url()).pathname.replace(/(\/suivi\/[a-z0-9]+|\/entrer)\/[^/]+/, '$1/…'), faults })
  })
  await first.context().close()
}

/** A context in which axe-core may run, and the HTML that the server sent for the page that is open, whatever the method; empty once the page is left. */
async function openForScans(browser: Browser): Promise<{ page: Page; source(page: Page): Promise<string> }> {
  const context = await browser.newContext({ bypassCSP: true, locale: 'fr-FR', serviceWorkers: 'block', reducedMotion: 'reduce' })
  context.setDefaultTimeout(15_000)
  const sources = new Map<Page, Promise<string>>()
  context.on('response', (response) => {
    const request = response.request()
    if (request.isNavigationRequest() && response.status() !== 304 && (response.status() < 300 || response.status() >= 400)) sources.set(request.frame().page(), response.text().catch(() => ''))
  })
  return { page: await context.newPage(), source: async (page) => (await sources.get(page)) ?? '' }
}
