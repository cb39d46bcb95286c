import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSite } from '../../src/build/build-site.ts'
import { serveWhole } from '../../src/build/served-build.ts'
import { createSiteBuilder } from '../../src/build/site-builder.ts'
import { readSite } from '../../src/build/read-site.ts'
import { openRepository } from '../../src/git/open-repository.ts'
import { runGit } from '../../src/git/run-git.ts'
import type { SiteInput } from '../../src/site/site-input.ts'
import { makePlanRepository } from './build/make-plan-repository.ts'
import { writePlainAstro } from './build/plain-astro.ts'
import { hasHugo, writePlainHugo } from './build/plain-hugo.ts'
import type { BenchRow } from './rows.ts'

const project = resolve(import.meta.dirname, '../..')
/** Texts of each made plan: axes, objectives in each, actions in each of those. */
const sizes = [
  { texts: 30, axes: 2, objectives: 2, actions: 6 },
  { texts: 1_000, axes: 10, objectives: 9, actions: 10 },
  { texts: 10_000, axes: 10, objectives: 27, actions: 36 },
]
const settings = { base: '/', url: null, intakeUrl: null, demo: false, hold: false }

/** The whole build on made plans, beside plain Astro and Hugo, each with Pagefind, on the same texts. `BENCH_TEXTS=1000` measures one size. */
export async function benchBuild(): Promise<BenchRow[]> {
  const wanted = process.env['BENCH_TEXTS']
  const rows: BenchRow[] = []
  for (const size of sizes.filter(({ texts }) => !wanted || Number(wanted) === texts)) {
    const own = await benchSize(size)
    // Sizes take minutes: what is known is told.
    for (const { name, median, unit } of own) console.error(`${name}: ${median.toFixed(2)} ${unit}`)
    rows.push(...own)
  }
  return rows
}

async function benchSize({ texts, ...size }: (typeof sizes)[number]): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  // Inside the project, from where Astro finds its libraries.
  const workshop = join(project, '.astro', `bench-${process.pid}`)
  try {
    const gitDir = join(folder, 'forge.git')
    const files = await makePlanRepository(gitDir, size)
    const name = (what: string): string => `${texts.toLocaleString('en')} texts: ${what}`
    await writePlainAstro(join(workshop, 'plain'), files)
    const astro = await time(() => run(join(workshop, 'plain'), process.execPath, [join(project, 'node_modules/astro/bin/astro.mjs'), 'build'])) + (await timePagefind(join(workshop, 'plain', 'dist')))
    const hugo = hasHugo() ? await timeHugo(join(folder, 'hugo'), files) : null
    const ratio = (seconds: number): string => `${(seconds / astro).toFixed(2)} times plain Astro`

    const input = (outDir: string, main: string): SiteInput => ({ ...settings, gitDir, heads: { main, register: null, people: null }, outDir: join(folder, outDir), cacheDir: join(folder, 'cache') })
    const { main } = await openRepository(gitDir).heads()
    const before = (await runGit(['--git-dir', gitDir, 'rev-parse', `${main}^`])).toString().trim()
    const traces = { folder: join(folder, 'cold'), version: 'bench' }
    const cold = await time(() => readSite(input('none', main), traces))
    const kept = await time(() => readSite(input('none', main), traces))
    const fresh = await buildOnce(input('fresh', before), join(workshop, 'compiled'))
    const again = await buildOnce(input('again', before), join(workshop, 'compiled'))
    const next = await buildNext([input('first', before), input('next', main)], join(workshop, 'compiled'))
    return [
      { name: name('plain Astro 7 + Pagefind'), median: astro, unit: 's', note: `${files.size} pages` },
      ...(hugo === null ? [] : [{ name: name('Hugo + Pagefind'), median: hugo, unit: 's', note: `${files.size} pages` }]),
      { name: name('whole build, provenance and compiled pages kept, search index included'), median: again.seconds, unit: 's', note: `${again.pages} pages, ${again.files} files; ${ratio(again.seconds)}; limit 1.5` },
      { name: name('whole build, from nothing'), median: fresh.seconds, unit: 's', note: ratio(fresh.seconds) },
      { name: name('plan read, provenance cold'), median: cold, unit: 's', note: `kept: ${kept.toFixed(2)} s; part of the build` },
      { name: name('one more revision, to its pages'), median: next.pages, unit: 's', note: `only what changed; the search index ${next.index.toFixed(2)} s later` },
    ]
  } finally {
    await Promise.all([folder, workshop].map((each) => rm(each, { recursive: true, force: true })))
  }
}

async function buildOnce(input: SiteInput, compiledDir: string): Promise<{ seconds: number; pages: number; files: number }> {
  const { seconds, pages } = await buildSite(input, { compiledDir })
  return { seconds, pages, files: (await readdir(input.outDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length }
}

/** Seconds that the second of two builds takes in one process, as a server's does. */
async function buildNext([first, second]: readonly [SiteInput, SiteInput], compiledDir: string): Promise<{ pages: number; index: number }> {
  const builder = createSiteBuilder()
  try {
    await (await builder.build(first, { compiledDir })).finish()
    let finish = (): Promise<unknown> => Promise.resolve()
    const pages = await time(async () => void (finish = (await builder.build(second, { compiledDir, before: serveWhole(first.outDir) })).finish))
    return { pages, index: await time(() => finish()) }
  } finally {
    builder.close()
  }
}

async function timeHugo(folder: string, files: ReadonlyMap<string, string>): Promise<number> {
  await writePlainHugo(folder, files)
  return (await time(() => run(folder, 'hugo', ['--quiet']))) + (await timePagefind(join(folder, 'public')))
}

function timePagefind(site: string): Promise<number> {
  return time(() => run(site, join(project, 'node_modules/.bin/pagefind'), ['--site', site, '--silent']))
}

async function run(cwd: string, command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, [...args], { cwd, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' }, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${command} ended with ${code}.`)
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}
