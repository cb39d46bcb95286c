import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLocalForge } from '../../forges/local/create-local-forge.ts'
import { listSentences } from '../../provenance/index.ts'
import { buildSite } from '../../build/build-site.ts'
import { readPlanHistory } from '../../site/plan-history.ts'
import { sentenceId } from '../../site/sentence-id.ts'
import { loadState } from '../../usecases/load-state.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { openBrowser } from '../open-browser.ts'
import { foldSpaces, readPageText } from '../read-page.ts'
import { serveFolder } from '../serve-folder.ts'
import { startServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()
const folders = { Axe: 'axes', Objectif: 'objectifs', Action: 'actions' } as const
const kinds = { Axe: 'axis', Objectif: 'objective', Action: 'action' } as const

let gitDir: string
let site: string
let state: PlanState

beforeAll(async () => {
  const server = await startServer({ planDir: await createTempDir() })
  gitDir = join(server.planDir, 'forge.git')
  site = join(server.planDir, 'site/current')
  state = await loadState(createLocalForge({ gitDir }).repository)
  await server.stop()
})

interface Section {
  level: keyof typeof folders | null
  number: number
  title: string
  paragraphs: string[]
}

/** The seed page, read with no code of the importer's: headings by their words, comments cut off at the first signature. */
async function readSeed(): Promise<Section[]> {
  const text = await readFile(join(import.meta.dirname, '../../import/testing/seed-page.txt'), 'utf8')
  const lines = text.slice(text.indexOf('Suite à un appel'), text.indexOf('\nJV\n')).split('\n').map(foldSpaces).filter(Boolean)
  const sections: Section[] = [{ level: null, number: 0, title: '', paragraphs: [] }]
  for (const line of lines) {
    const heading = /^(Axe|Objectif|Action) (\d+) :(.*)$/.exec(line)
    if (heading) sections.push({ level: heading[1] as keyof typeof folders, number: Number(heading[2]), title: heading[3]!.trim(), paragraphs: [] })
    else if (!line.startsWith('Discussions :')) sections.at(-1)!.paragraphs.push(line)
  }
  return sections
}

function pageOf({ level, number }: Section): string {
  if (!level) return join(site, 'plan/index.html')
  const row = state.plan.versions[0]!.table.find((each) => each.kind === kinds[level] && each.number === number)!
  return join(site, folders[level], row.id, 'index.html')
}

describe('the demonstration’s site', () => {
  it('has every sentence of the seed page, in order, on the right page', async () => {
    const sections = await readSeed()
    expect(sections.filter((section) => section.level === 'Action')).toHaveLength(22)
    for (const section of sections) {
      const text = await readPageText(pageOf(section), section.level ? 'prose' : undefined)
      let from = 0
      for (const paragraph of section.paragraphs) {
        const at = text.indexOf(paragraph, from)
        expect(at, `${section.level} ${section.number}: ${paragraph}`).toBeGreaterThanOrEqual(0)
        from = at + paragraph.length
      }
    }
  })

  it('has the whole plan, in order, on one page', async () => {
    const text = await readPageText(join(site, 'plan/index.html'))
    let from = 0
    for (const paragraph of (await readSeed()).flatMap((section) => section.paragraphs)) {
      const at = text.indexOf(paragraph, from)
      expect(at, paragraph).toBeGreaterThanOrEqual(0)
      from = at + paragraph.length
    }
  })

  it('shows titles as they were written', async () => {
    for (const section of (await readSeed()).filter((each) => each.title)) {
      expect((await readPageText(pageOf(section))).toLowerCase()).toContain(section.title.toLowerCase())
    }
  })

  it('says which number each shifted action had, and lists the three that bore 17', async () => {
    expect(await readPageText(join(site, 'actions/monnaies-locales/index.html'))).toMatch(/Action 18 · était la 17/)
    expect(await readPageText(join(site, 'actions/organiser-en-lien-avec-des-initiatives-similaires/index.html'))).toMatch(/Action 19 · était la 17 dans la version soumise à la consultation/)
    expect(await readPageText(join(site, 'actions/constitution-d-un-media/index.html'))).toMatch(/Action 9\b/)
    expect(await readPageText(join(site, 'actions/travailler-avec-ces-lieux/index.html'))).toMatch(/Action 10 · était la 9/)
    const page = await readFile(join(site, 'a/17/index.html'), 'utf8')
    const linked = ['preparer-la-constitution-du-vehicule-financier', 'monnaies-locales', 'organiser-en-lien-avec-des-initiatives-similaires']
    expect(linked.map((id) => page.includes(`/actions/${id}/`))).toEqual([true, true, true])
  })

  it('shows on both new actions what is left open, whose idea and whose wording', async () => {
    const currencies = await readPageText(join(site, 'actions/monnaies-locales/index.html'))
    expect(currencies).toMatch(/Reste à décider.*volume des fonds.*devra être discuté/)
    expect(currencies).toMatch(/Idée de Charles Lesage.*intégré par Sibille/)
    const medium = await readPageText(join(site, 'actions/constitution-d-un-media/index.html'))
    expect(medium).toMatch(/Reste à décider.*périmètre et la forme/)
    expect(medium).toMatch(/Idée de Charles ANDRE.*intégré par Sibille/)
  })

  it('has an anchor for every wording that any text ever had', async () => {
    const history = await readPlanHistory(createLocalForge({ gitDir }).repository, state.log)
    const pages = { axis: 'axes', objective: 'objectifs', action: 'actions' }
    for (const { item, kind, text } of history.all) {
      const page = await readFile(join(site, kind ? `${pages[kind]}/${item}/index.html` : 'plan/index.html'), 'utf8')
      for (const { key } of listSentences(text?.body ?? '')) expect(page, `${item}: ${key}`).toContain(` id="${sentenceId(item, key)}"`)
    }
  })

  it('is the same, byte for byte, when built from a clone in another folder', async () => {
    const folder = await createTempDir()
    const clone = join(folder, 'clone.git')
    await promisify(execFile)('git', ['clone', '--quiet', '--bare', gitDir, clone])
    const heads = await createLocalForge({ gitDir: clone }).refresh()
    const outDir = join(folder, 'elsewhere', 'site')
    await buildSite({ gitDir: clone, heads, base: '/', url: null, intakeUrl: null, demo: true, hold: false, outDir, cacheDir: join(folder, 'cache') })
    expect(await hashFolder(outDir)).toEqual(await hashFolder(site))
  }, 300_000)

  it('names no folder of the machine in any file', async () => {
    for (const file of await listFiles(site)) {
      const bytes = await readFile(join(site, file))
      expect(bytes.includes(Buffer.from(join(gitDir, '..'))), file).toBe(false)
      expect(bytes.includes(Buffer.from(join(import.meta.dirname, '../../..'))), file).toBe(false)
    }
  })
})

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}

async function hashFolder(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder)
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, createHash('sha256').update(await readFile(join(folder, file))).digest('hex')])))
}

describe('the one-file edition', () => {
  it('opens from a disk with the network off, holds the whole plan, and finds what is asked', { timeout: 180_000 }, async () => {
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({ offline: true, locale: 'fr-FR' })
      const page = await context.newPage()
      const errors: string[] = []
      page.on('console', (message) => errors.push(message.text()))
      page.on('pageerror', ({ message }) => errors.push(message))
      await page.goto(pathToFileURL(join(site, 'plan-complet.html')).href)
      for (const [query, wanted] of [['monnaie locale', 'monnaies-locales'], ['recit', 'construire-des-recits-appropriables'], ['ambassadrices', 'constituer-un-reseau-ambassadeur-rices'], ['action 17', 'monnaies-locales']] as const) {
        await page.fill('input[type=search]', query)
        await page.getByRole('button', { name: 'Chercher' }).click()
        await page.getByRole('status').filter({ hasText: query }).waitFor()
        expect(await page.locator('[data-search-results] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toContain(`#${wanted}`)
      }
      const text = foldSpaces(await page.locator('main').innerText())
      for (const { paragraphs } of await readSeed()) for (const paragraph of paragraphs) expect(text).toContain(paragraph.split('. ')[0]!.slice(0, 40))
      expect(errors).toEqual([])
    } finally {
      await browser.close()
    }
  })
})

describe('the plan to print', () => {
  it('is numbered by page and by line, and longer in large letters', { timeout: 180_000 }, async () => {
    const browser = await openBrowser()
    try {
      const page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })).newPage()
      await serveFolder(page, site)
      await page.goto('https://plan.test/plan/imprimer/')
      const numbers = await page.locator('.book-block').first().evaluate((block) => getComputedStyle(block, '::before').content)
      expect(numbers).toMatch(/1\\a 2\\a 3/)
      const usual = countPages(await page.pdf({ preferCSSPageSize: true }))
      await page.goto('https://plan.test/plan/imprimer/#gros-caracteres')
      const large = countPages(await page.pdf({ preferCSSPageSize: true }))
      expect(usual).toBeGreaterThan(8)
      expect(large).toBeGreaterThan(usual * 1.4)
    } finally {
      await browser.close()
    }
  })
})

function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
}
