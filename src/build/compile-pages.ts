import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { openSiteFolder } from './site-folder.ts'
import { runStep } from './run-step.ts'

/** Name of the variable that tells `astro.config.mjs` what to compile: the path of a JSON file. */
export const COMPILE_VARIABLE = 'PLAN_COMPILE'

/** What compiled pages depend on. */
export interface PageSources {
  /** `hashCode` of the checkout. */
  code: string
  base: string
  url: string | null
  /** The host's pages, by name. */
  hostPages: ReadonlyMap<string, string>
}

/** Compiled pages: `bundle/` renders them, `public/` holds what they ask for and its compressed forms, `part-process.mjs` makes sites of them, `code/` is what Node compiled for it. */
export interface CompiledFolder {
  key: string
  dir: string
}

const kept = 4
/** Milliseconds for which a folder that was used last is left alone: a process may still read from it. */
const leftAlone = 3_600_000

/**
 * Compiles the pages into a folder of `project/.astro`, from where they find the libraries, or finds them compiled. The same sources
 * in one place have the same key. Several processes may compile together. Throws `BuildFailed`.
 */
export async function compilePages(sources: PageSources, project: string, folder = join(project, '.astro', 'compiled')): Promise<CompiledFolder> {
  const key = createHash('sha256').update(JSON.stringify({ ...sources, hostPages: [...sources.hostPages], project, node: process.version })).digest('hex').slice(0, 32)
  const dir = join(folder, key)
  const now = new Date()
  if (await utimes(dir, now, now).then(() => true, () => false)) return { key, dir }
  const partial = join(folder, `partial-${randomUUID()}`)
  try {
    await compile(sources, partial, project)
    await rename(partial, dir).catch(async (error: unknown) => {
      // Another process was first.
      if (!(await stat(dir).then(() => true, () => false))) throw error
    })
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
  await prune(folder)
  return { key, dir }
}

async function compile({ base, url, hostPages }: PageSources, dir: string, project: string): Promise<void> {
  const pagesDir = join(dir, 'pages')
  await mkdir(pagesDir, { recursive: true })
  for (const [name, text] of hostPages) await writeFile(join(pagesDir, name), text)
  const input = join(dir, 'input.json')
  await writeFile(input, JSON.stringify({ base, url, pagesDir, outDir: join(dir, 'public'), cacheDir: join(dir, 'cache'), bundleDir: join(dir, 'bundle'), processFile: join(dir, 'part-process.mjs') }))
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
  await runStep('astro', [astro, 'build'], { cwd: project, environment: { [COMPILE_VARIABLE]: input, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } })
  await compressFolder(join(dir, 'public'))
  await Promise.all(['pages', 'cache', 'input.json'].map((name) => rm(join(dir, name), { recursive: true, force: true })))
}

/** What pages ask for is the same in every site, and so is compressed once. */
async function compressFolder(dir: string): Promise<void> {
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const folder = openSiteFolder(dir, true)
  for (const file of files) await folder.write(relative(dir, file).replaceAll('\\', '/'), await readFile(file))
  await folder.whenWritten()
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('partial-'))
  const used = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  const old = used.sort((one, other) => other.at - one.at).slice(kept).filter(({ at }) => at < Date.now() - leftAlone)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })))
}
