import { randomUUID } from 'node:crypto'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { translateSite } from '../i18n/site.ts'
import type { Language } from '../i18n/index.ts'
import { searchFolder } from '../search/search-index.ts'
import { openInput } from './context.ts'
import { writeOffline } from '../offline/write-offline.ts'
import { createCompression } from './compress-site.ts'
import { writeHostPages } from './host-pages.ts'
import { hashEngine } from '../trace-cache/hash-engine.ts'
import { hashCode } from './hash-code.ts'
import { mergeFolder } from './merge-folder.ts'
import { runStep } from './run-step.ts'
import { SITE_INPUT_VARIABLE, siteSettings } from './site-input.ts'
import type { SiteInput } from './site-input.ts'

export interface BuildOptions {
  /** Told in `language`, before each step. */
  onProgress?: (step: string) => void
  language?: Language
}

export interface BuiltSite {
  dir: string
  pages: number
  seconds: number
}

const project = resolve(import.meta.dirname, '../..')

/**
 * Builds the whole site into `input.outDir`, which is made anew; the repository is only read. The same input and code give the
 * same bytes, wherever the folders are. Builds with folders of their own do not disturb each other.
 * Throws `BuildFailed` with what went wrong; `outDir` is then not to be served.
 */
export async function buildSite(input: SiteInput, { onProgress = () => {}, language = 'fr' }: BuildOptions = {}): Promise<BuiltSite> {
  const begun = performance.now()
  const t = translateSite(language)
  // Astro bundles beside an output folder of the project, and into one shared folder for any other: so each build gets its own here.
  const workshop = join(project, '.astro', 'builds', randomUUID())
  try {
    const pages = await build({ ...input, outDir: join(workshop, 'site') }, onProgress, t)
    await moveFolder(join(workshop, 'site'), input.outDir)
    return { dir: input.outDir, pages, seconds: (performance.now() - begun) / 1000 }
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

/** Builds into a folder of the project; returns how many pages there are. */
async function build(input: SiteInput, onProgress: (step: string) => void, t: ReturnType<typeof translateSite>): Promise<number> {
  onProgress(t('build.read'))
  await writeHostPages(openInput(input), input.heads.main, input.pagesDir)
  const inputFile = join(dirname(input.outDir), 'input.json')
  await mkdir(dirname(inputFile), { recursive: true })
  const traces = { folder: join(input.cacheDir, 'traces'), version: await hashEngine(project) }
  await writeFile(inputFile, JSON.stringify({ ...input, traces }))

  onProgress(t('build.pages'))
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
  const environment = { [SITE_INPUT_VARIABLE]: inputFile, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  const documents = join(dirname(input.outDir), 'documents')
  // What has to be compressed is, while a step that leaves a processor idle runs.
  const compression = createCompression()
  const writeDocuments = async (): Promise<string> => {
    const said = await runStep('documents', [join(project, 'src/exports/write-documents.ts'), documents], { cwd: project, environment })
    await compression.compress(documents)
    return said
  }
  const steps = await Promise.allSettled([
    runStep('astro', [astro, 'build'], { cwd: project, environment }),
    writeDocuments(),
  ])
  const [output, notes] = steps.map((step) => (step.status === 'fulfilled' ? step.value : raise(step.reason)))
  await mergeFolder(documents, input.outDir)
  if (notes) onProgress(notes.trim())

  onProgress(t('build.search'))
  await Promise.all([runStep('search', [join(import.meta.dirname, 'index-search.ts'), input.outDir], { cwd: project, environment: {} }), compression.compress(input.outDir, searchFolder)])
  await writeFile(join(input.outDir, 'build.json'), `${JSON.stringify(await describeBuild(input), null, 2)}\n`)
  await writeOffline(input.outDir)
  await compression.compress(input.outDir)
  compression.finish()
  return countPages(output ?? '')
}

/** Renames where it can; copies to another disk. */
async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  await mkdir(dirname(to), { recursive: true })
  try {
    await rename(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    await cp(from, to, { recursive: true })
  }
}

async function describeBuild(input: SiteInput): Promise<object> {
  return { ...input.heads, code: await hashCode(project), settings: siteSettings.parse(input) }
}

function raise(error: unknown): never {
  throw error
}

function countPages(output: string): number {
  return Number(/(\d+) page\(s\) built/.exec(output)?.[1] ?? 0)
}
