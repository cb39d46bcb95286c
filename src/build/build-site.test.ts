import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { beforeEach, describe, expect, it } from 'vitest'
import { openRepository } from '../git/open-repository.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { createKeptTrace } from '../trace-cache/create-kept-trace.ts'
import { hashEngine } from '../trace-cache/hash-engine.ts'
import { openTraceCache } from '../trace-cache/trace-cache.ts'
import { loadState } from '../usecases/load-state.ts'
import { buildSite } from './build-site.ts'
import { readPlanHistory } from '../site/plan-history.ts'
import type { SiteInput } from '../site/site-input.ts'
import { createSite } from '../site/site.ts'

const hostile = '<script>alert(1)</script> [x](javascript:alert(1)) ![y](missing.png) {process.env.HOME} {{ }} ---\n'

async function inputFor(forge: Awaited<ReturnType<typeof createTestForge>>, folder: string, over: Partial<SiteInput> = {}): Promise<SiteInput> {
  const heads = await forge.forge.refresh()
  const settings = { base: '/', url: null, intakeUrl: null, demo: true, hold: false }
  return { gitDir: forge.repository.gitDir, heads, ...settings, outDir: join(folder, 'out'), cacheDir: join(folder, 'cache'), ...over }
}

/** A plan with every kind of page, and text that must stay text. */
async function fillForge() {
  const forge = await createTestForge()
  const accepted = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }], { rationale: hostile })
  await forge.decide({ contribution: accepted, outcome: 'accepted', reason: hostile, leftOpen: 'Quels lieux ?' })
  const left = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
  await forge.decide({ contribution: left, outcome: 'accepted' })
  const removed = await forge.propose([{ type: 'remove', item: 'medias' }])
  await forge.decide({ contribution: removed, outcome: 'accepted' })
  const added = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: null, title: '"><b>Fêtes</b>', body: hostile }])
  await forge.decide({ contribution: added, outcome: 'accepted' })
  await forge.propose([{ type: 'revise', item: 'plan', body: `${hostile}\n${'*'.repeat(8_000)}` }])
  const comment = { kind: 'comment' as const, id: forge.nextId(), person: 'p-0000000001', text: `${hostile}${'> '.repeat(4_000)}fin`, about: { item: 'lieux' } }
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: comment.person, draft: comment })
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-02-02T00:00:00Z', by: comment.person, draft: { ...comment, id: forge.nextId(), replyTo: comment.id, text: 'Oui.' } })
  const rounds = (order: number): string => `---\nparent: recit\norder: ${order}\n---\nTenir des rondes.\n`
  await forge.repository.commit({ 'content/actions/ecoute.md': null, 'content/objectives/ecoute.md': '---\nparent: se-relier\norder: 20\n---\nÉcouter.\n', 'content/actions/Ronde.md': rounds(90) }, { at: '2026-02-03T00:00:00Z' })
  await forge.repository.commit({ 'content/actions/Ronde.md': null, 'content/actions/rondes.md': rounds(90) }, { at: '2026-02-04T00:00:00Z' })
  return forge
}

async function readSite(dir: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
  return new Map(await Promise.all(files.sort().map(async (path) => [path, await readFile(join(dir, path))] as const)))
}

/** Keeps the traces of the plan as it was one decision ago, as an earlier build would have. */
async function warmTraces({ gitDir, heads, cacheDir, ...options }: SiteInput): Promise<void> {
  const state = await loadState(openRepository(gitDir), heads)
  const history = await readPlanHistory(openRepository(gitDir), state.log)
  const cache = openTraceCache({ folder: join(cacheDir, 'traces'), version: await hashEngine(join(import.meta.dirname, '../..')) })
  createSite(state, history, options, (steps) => createKeptTrace(cache)(steps.slice(0, -1)))
  expect((await readdir(join(cacheDir, 'traces'))).length).toBe(1)
}

interface Sites {
  site: Map<string, Buffer>
  again: Map<string, Buffer>
  sub: Map<string, Buffer>
  folders: string[]
}

let sites: Promise<Sites> | undefined

/** Built once, three at a time, by the first test that asks: the repository lives as long as that test. */
function buildOnce(): Promise<Sites> {
  return (sites ??= buildThree())
}

async function buildThree(): Promise<Sites> {
  const forge = await fillForge()
  const folders = [await createTempDir(), await createTempDir(), await createTempDir()]
  const inputs = [await inputFor(forge, folders[0]!), await inputFor(forge, join(folders[1]!, 'une autre place')), await inputFor(forge, folders[2]!, { base: '/plan/', url: 'https://exemple.org', intakeUrl: 'https://depot.exemple.org' })]
  await warmTraces(inputs[1]!)
  const built = await Promise.all(inputs.map((input) => buildSite(input)))
  expect(new Set(built.map(({ pages }) => pages)).size).toBe(1)
  const [site, again, sub] = await Promise.all(inputs.map(({ outDir }) => readSite(outDir)))
  return { site: site!, again: again!, sub: sub!, folders }
}

let { site, again, sub, folders }: Sites = { site: new Map(), again: new Map(), sub: new Map(), folders: [] }

const page = (path: string): string => site.get(join(path, 'index.html'))!.toString()
const pages = (files: Map<string, Buffer>): [string, string][] => [...files].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => [path, bytes.toString()])

describe('buildSite', { timeout: 240_000 }, () => {
  beforeEach(async () => void ({ site, again, sub, folders } = await buildOnce()), 240_000)

  it('gives the same bytes from the same inputs, from other folders, at the same time, and going on from what an earlier build kept', async () => {
    expect([...again.keys()]).toEqual([...site.keys()])
    expect([...site].filter(([path, bytes]) => !bytes.equals(again.get(path)!)).map(([path]) => path)).toEqual([])
    expect((await readdir(join(folders[1]!, 'une autre place/cache/traces'))).length).toBe(2)
  })

  it('names no folder of the machine', () => {
    const places = [...folders, join(import.meta.dirname, '../..')]
    expect([...site].filter(([, bytes]) => places.some((place) => bytes.includes(place))).map(([path]) => path)).toEqual([])
  })

  it('writes valid HTML on every page', async () => {
    const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'], elements: ['html5'], root: true }))
    const faults: string[] = []
    for (const [path, html] of pages(site)) {
      // The frame holds the marks that the intake replaces.
      const report = await validator.validateString(html.replace('<!--titre-->', 'Titre'), path)
      faults.push(...report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId} ${message}`)))
    }
    expect(faults).toEqual([])
  })

  it('leads nowhere that is not there, also under a sub-path', () => {
    expect(findBrokenLinks(site, '/')).toEqual([])
    expect(findBrokenLinks(sub, '/plan/')).toEqual([])
    // To the origins of what stands, and of what left.
    const led = new Set(pages(site).flatMap(([, html]) => [...html.matchAll(/href="([^"]*)#origines"/g)].map(([, address]) => address)))
    for (const address of ['/actions/lieux/', '/actions/fetes/', '/actions/medias/']) expect(led).toContain(address)
  })

  it('carries at most 3 kB of script on home and item pages, runs none that is written in the page, and asks nothing of another host', async () => {
    const { gzipSync } = await import('node:zlib')
    // The one-file edition is read elsewhere, under a policy of its own (src/book).
    for (const [path, html] of pages(site).filter(([name]) => name !== 'plan-complet.html')) {
      const scripts = [...html.replace(/\s(?!src=|type=)[a-z-]+="[^"]*"/g, '').matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes!).filter((attributes) => !attributes.includes('application/ld+json'))
      const sources = scripts.map((attributes) => /\ssrc="\/([^"]+)"/.exec(attributes)?.[1])
      expect(sources, path).not.toContain(undefined)
      const weight = sources.reduce((sum, source) => sum + gzipSync(site.get(source!)!).length, 0)
      if (path !== 'recherche/index.html') expect(weight, path).toBeLessThan(3_000)
      expect(tagsOf(html), path).not.toMatch(/<(?:img|iframe|video|audio|embed|object)\b|<style/)
      expect(html, path).not.toMatch(/<(?:link|script)[^>]+(?:href|src)="(?:https?:)?\/\//)
    }
  })

  it('compares any two states with a script that parses no Markdown: less than 15 kB, fetched on its page alone', async () => {
    const { gzipSync } = await import('node:zlib')
    const [path, bytes] = [...site].find(([name]) => /^_assets\/compare-states\..+\.js$/.test(name))!
    expect(gzipSync(bytes).length).toBeLessThan(15_000)
    expect(pages(site).filter(([, html]) => html.includes(path)).map(([name]) => name)).toEqual([])
    expect(site.has('comparer/dates.json') && site.has('comparer/textes/lieux.json')).toBe(true)
    // It never changed: nothing to compare, no file.
    expect(site.has('comparer/textes/se-relier.json')).toBe(false)
  })

  it('shows contributed text as text', () => {
    for (const [path, whole] of pages(site)) {
      // The one-file edition ends with a script of its own, the only one that it holds.
      const html = path === 'plan-complet.html' ? whole.slice(0, whole.lastIndexOf('<script>')) : whole
      expect(tagsOf(html), path).not.toMatch(/<script>|<b>/)
      expect(html, path).not.toMatch(/(?:href|src)="(?:javascript:|missing)/)
    }
    expect(page('actions/fetes')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page('plan')).toContain('{process.env.HOME}')
  })

  it('says where it stands and how it looks when shared, where its address is known', () => {
    const shared = sub.get('actions/lieux/index.html')!.toString()
    expect(shared).toContain('<link rel="canonical" href="https://exemple.org/plan/actions/lieux/">')
    const picture = /property="og:image" content="https:\/\/exemple\.org\/plan\/([^"]+)"/.exec(shared)?.[1]
    expect(sub.get(picture!)?.subarray(1, 4).toString()).toBe('PNG')
    expect(sub.get('gabarit/index.html')!.toString()).not.toContain('canonical')
    expect(page('actions/lieux')).not.toContain('canonical')
    for (const [path, html] of pages(site)) expect(html, path).toMatch(/<meta name="description" content="[^"]+">/)
    const listed = [...sub.get('sitemap.xml')!.toString().matchAll(/<loc>https:\/\/exemple\.org\/plan\/([^<]*)</g)].map(([, path]) => `${path}index.html`)
    expect(listed.filter((path) => !sub.has(path))).toEqual([])
  })

  it('gives the intake a frame with its two marks, once each', () => {
    const frame = page('gabarit')
    expect(frame).toMatch(/<title><!--titre--> – Plan<\/title>/)
    expect(frame.split('<!--titre-->')).toHaveLength(2)
    expect(frame.split('<!--contenu-->')).toHaveLength(2)
  })

  it('keeps the address of what became of another kind, out of the search', () => {
    expect(page('objectifs/ecoute')).toContain('data-search-body')
    for (const former of ['actions/ecoute', 'actions/ecoute/histoire']) expect(page(former)).toContain('Écouter')
    expect(page('actions/ecoute')).not.toContain('data-search-body')
    expect(sub.get('actions/ecoute/index.html')!.toString()).toContain('<link rel="canonical" href="https://exemple.org/plan/objectifs/ecoute/">')
  })

  it('keeps the pages of what left the plan, and of every number', () => {
    expect(page('actions/medias')).toContain('N’est plus dans le plan depuis')
    expect(page('a/2')).toContain('3 éléments du plan ont porté ce numéro')
  })

  it('sends forms to the intake, here or at its own address', () => {
    expect(page('')).toContain('href="/proposer/?intention=idee"')
    expect(sub.get('index.html')!.toString()).toContain('href="https://depot.exemple.org/proposer/?intention=idee"')
  })

  it('says what it was built from, and nothing of when', async () => {
    const build = JSON.parse(site.get('build.json')!.toString())
    expect(build).toMatchObject({ main: expect.stringMatching(/^[0-9a-f]{40}$/), register: expect.any(String), people: null, code: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(build)).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  it('keeps home and item pages within 15 kB compressed, style included', async () => {
    const { gzipSync } = await import('node:zlib')
    const style = [...site].find(([path]) => path.endsWith('.css'))![1]
    for (const path of ['', 'actions/lieux', 'axes/se-relier']) expect(gzipSync(page(path)).length + gzipSync(style).length, path).toBeLessThan(15_000)
  })
})

describe('a page of the host that cannot be read', () => {
  it('stops the build and says which', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/pages/participer.mdx': '---\ntitle: Participer\n---\n\n<Tag>\n' })
    await expect(buildSite(await inputFor(forge, await createTempDir()))).rejects.toMatchObject({ code: 'site.build-failed', message: expect.stringContaining('participer.mdx') })
  })
})

function findBrokenLinks(files: Map<string, Buffer>, base: string): string[] {
  const ids = new Map(pages(files).map(([path, html]) => [path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!))]))
  const broken: string[] = []
  for (const [path, html] of pages(files)) {
    for (const [, raw] of html.matchAll(/\s(?:href|action|src)="([^"]*)"/g)) {
      const href = raw!.replaceAll('&#x26;', '&').replaceAll('&amp;', '&')
      if (/^https?:/.test(href)) continue
      const [address = '', fragment] = href.split('#')
      // The host's pages do not know under which path they stand: their links are relative.
      const target = address.startsWith('.') ? new URL(address, `https://plan.test${base}${path.replace(/index\.html$/, '')}`).pathname : address.split('?')[0]!
      if (target.startsWith(`${base}proposer/`) || target.startsWith(`${base}coordination/`)) continue
      const file = target === '' ? path : target.startsWith(base) ? target.slice(base.length).replace(/(^|\/)$/, '$1index.html') : ''
      if (!files.has(file) || (fragment && !ids.get(file)?.has(fragment))) broken.push(`${path} → ${href}`)
    }
  }
  return broken
}

/** A page without the values of its attributes, in which `<` is only a character. */
function tagsOf(html: string): string {
  return html.replace(/="[^"]*"/g, '')
}
