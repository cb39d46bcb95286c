import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openRepository } from '../git/open-repository.ts'
import type { PlanRepository } from '../ports.ts'
import type { Language } from '../i18n/index.ts'
import { translateSite } from '../i18n/site.ts'
import { siteSettings } from '../site/site-input.ts'
import type { SiteInput } from '../site/site-input.ts'
import { hashEngine } from '../trace-cache/hash-engine.ts'
import { compilePages } from './compile-pages.ts'
import { hashCode } from './hash-code.ts'
import { listHostPages } from './list-host-pages.ts'
import type { Made, Order } from './orders.ts'
import type { ServedBuild } from './served-build.ts'
import { startPart } from './start-part.ts'
import type { PartProcess } from './start-part.ts'

export interface BuildOptions {
  /** The build to go on from: as it is served, the last one that this builder made. Default: none, everything is made. */
  before?: ServedBuild | null
  /** Told in `language`, before each step. */
  onProgress?: (step: string) => void
  language?: Language
  /** Folder of the project in which compiled pages are kept; default: one that all builds share. */
  compiledDir?: string
}

export interface BuiltSite {
  dir: string
  pages: number
  seconds: number
  /**
   * Paths of files that `before` has and this one has not: all else that the folder does not hold is as it is there. null: nothing was
   * kept, and the folder can be served once it is finished.
   */
  gone: ReadonlySet<string> | null
  /**
   * Makes the rest: books, data of the whole plan, search index and offline copy; until then, those of `before` serve. Gives the paths of
   * files that are no more, besides `gone`. Once, and before the next build. Throws `BuildFailed`.
   */
  finish(): Promise<readonly string[]>
}

/** Builds one site after another, and makes only what changed since the last one. */
export interface SiteBuilder {
  /**
   * Builds into `input.outDir`, which is made anew; the repository is only read. The same input and code give the same bytes once `finish`
   * is done and what was kept is put in (`completeBuild`), whatever was built before. Throws `BuildFailed`; `outDir` is then not to be served.
   */
  build(input: SiteInput, options?: BuildOptions): Promise<BuiltSite>
  /** Ends its processes, and a build that runs. It builds no more. */
  close(): void
}

const project = resolve(import.meta.dirname, '../..')
/** Milliseconds after which the processes end, and their memory is free. */
const idleAfter = 600_000

type Parts = Record<'pages' | 'documents', PartProcess>

/** `isOnce`: for one build, after which it is closed. */
export function createSiteBuilder({ isOnce = false } = {}): SiteBuilder {
  let parts: { code: string; made: Parts; isWarm: boolean } | null = null
  let idle: NodeJS.Timeout | undefined
  let reader: { gitDir: string; repository: PlanRepository } | undefined
  let isClosed = false
  const endParts = (): void => {
    clearTimeout(idle)
    parts?.made.pages.stop()
    parts?.made.documents.stop()
    parts = null
  }
  const open = (code: string, compiledDir: string): NonNullable<typeof parts> => {
    clearTimeout(idle)
    if (parts?.code !== code) endParts()
    return (parts ??= { code, isWarm: false, made: { pages: startPart('pages', compiledDir, isOnce), documents: startPart('documents', compiledDir, isOnce) } })
  }

  const make = async (order: Extract<Order, { type: 'make' }>, code: string, onWarning: (warning: string) => void): Promise<Omit<BuiltSite, 'seconds'>> => {
    const { outDir } = order.input
    const current = open(code, order.compiled.dir)
    await rm(outDir, { recursive: true, force: true })
    await mkdir(outDir, { recursive: true })
    try {
      const { pages, documents } = current.made
      let turns = 0
      const nextTurn = (): number => turns++
      const makePart = (process: PartProcess): Promise<Made> =>
        process.make(order, nextTurn).catch((error: unknown) => {
          // The other one need not make all the rest before that is told.
          turns = Infinity
          throw error
        })
      const [first, second] = await settle([makePart(pages), makePart(documents)])
      const finish = async (): Promise<readonly string[]> => {
        try {
          const [, files] = await settle([pages.makeRest(), documents.makeRest()])
          const [gone] = await settle([pages.makeIndex(files), documents.warn().then((warning) => warning && onWarning(warning))])
          current.isWarm = true
          idle = setTimeout(endParts, idleAfter).unref()
          return gone
        } catch (error) {
          endParts()
          throw error
        }
      }
      return { dir: outDir, pages: first.pages + second.pages, gone: first.gone && second.gone && new Set([...first.gone, ...second.gone]), finish }
    } catch (error) {
      const { isWarm } = current
      endParts()
      // What they remembered may be what went wrong.
      if (isWarm && !isClosed) return make(order, code, onWarning)
      throw error
    }
  }

  return {
    close() {
      isClosed = true
      endParts()
    },
    async build(input, { before = null, onProgress = () => {}, language = 'fr', compiledDir } = {}) {
      const begun = performance.now()
      const t = translateSite(language)
      onProgress(t('build.read'))
      const { heads, base, url, gitDir } = input
      if (reader?.gitDir !== gitDir) reader = { gitDir, repository: openRepository(gitDir) }
      const [code, version, hostPages] = await Promise.all([hashCode(project), hashEngine(project), listHostPages(reader.repository, heads.main)])
      const compiled = await compilePages({ code, base, url, hostPages }, project, compiledDir)
      onProgress(t('build.pages'))
      // What the host did not give is said the same way by all who build.
      const build = { ...heads, code, settings: siteSettings.parse({ ...input, email: input.email ?? null, issuesUrl: input.issuesUrl ?? null }) }
      const built = await make({ type: 'make', input, before: before?.map(({ dir }) => dir) ?? [], compiled, traces: { folder: join(input.cacheDir, 'traces'), version }, build }, code, onProgress)
      onProgress(t('build.search'))
      return { ...built, seconds: (performance.now() - begun) / 1000 }
    },
  }
}

/** Waits for both, so that neither writes once the other failed and the folder is gone. */
async function settle<A, B>(two: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(two)
  return Promise.all(two)
}
