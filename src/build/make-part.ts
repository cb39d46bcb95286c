import { readFile, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleAssets } from '../book/assets.ts'
import { bundleWorker } from '../offline/build-offline.ts'
import { keepShare } from '../site/keep-share.ts'
import { shareTraced, warnOfOrphans } from '../site/warn-of-orphans.ts'
import type { Site } from '../site/site.ts'
import type { CompiledFolder } from './compile-pages.ts'
import { formEndings } from './compress.ts'
import { createIndexMaker } from './index-maker.ts'
import { NUMBER_FRAME } from './list-number-pages.ts'
import { describeFiles } from './orders.ts'
import type { DescribedFile, Made, Order, Part } from './orders.ts'
import { pageFile } from './page-renderer.ts'
import type { CompiledPages, PageRenderer } from './page-renderer.ts'
import { createPartMaker } from './part-maker.ts'
import type { FileToMake, MadeFile } from './part-maker.ts'
import { readSite } from './read-site.ts'
import { createSharedPages } from './shared-pages.ts'
import type { ClaimTurn } from './shared-pages.ts'
import { openSiteFolder } from './site-folder.ts'

/** Up to so many items and contributions, the best compression of all pages takes a second or two. */
const smallSite = 150

/** Data of the whole plan, which each change makes again. */
const ofWholePlan = /^donnees\//

/** Makes one part of each site that it is asked for, and remembers what the next can take over. */
export interface PartServer {
  make(order: Extract<Order, { type: 'make' }>, claim: ClaimTurn): Promise<Made>
  makeRest(): Promise<DescribedFile[]>
  warn(): Promise<string | null>
  makeIndex(order: Extract<Order, { type: 'index' }>): Promise<string[]>
  /** Prepares the next order, once an order was answered. */
  settle(after: Order): void
}

/** `isOnce`: it is asked for one site alone. */
export function createPartServer(part: Part, isOnce: boolean): PartServer {
  const maker = createPartMaker({ isOnce })
  const index = createIndexMaker()
  const shared = createSharedPages(part)
  // A site holds all of its history: hardly anything in here is not in the next one.
  const texts = new Map<string, string>()
  let files: ReadonlyMap<string, MadeFile> = new Map()
  let warn = async (): Promise<string | null> => null
  return {
    async make({ input, before, compiled, traces, build }, claim) {
      // A program of its own bundles what is needed at the end; who needs it hears of a failure.
      void (part === 'pages' ? bundleWorker() : bundleAssets()).catch(() => {})
      // Git answers while the code of the pages is loaded.
      const [site, { buildOriginsPage, createPageRenderer, listBookFiles, listNumberPages, listSiteDocuments }] = await Promise.all([readSite(input, traces, texts), loadPages(compiled)])
      const { plan, contributions } = site.state
      const isSmall = plan.items.size + contributions.size <= smallSite
      const key = JSON.stringify([compiled.key, site.options, plan.fields, isSmall])
      const folder = openSiteFolder(input.outDir, isSmall)
      const list = async (watched: Site): Promise<AsyncIterable<FileToMake>> => {
        const pages = await listPages(createPageRenderer(watched))
        if (part === 'pages') return shared.list(pages, await listAssets(compiled), claim)
        let frame: Promise<string> | undefined
        const renderFrame = async (): Promise<string> => (await pages.find(({ path }) => path === `${NUMBER_FRAME}index.html`)!.make()).toString()
        const documents = Array.from(listSiteDocuments(watched), (file) => ({ ...file, canWait: ofWholePlan.test(file.path) }))
        // Beside the page to print: one rendering of the texts serves them all.
        const books = listBookFiles(watched, bundleAssets).map(({ path, make }): FileToMake => ({ path, make: async () => Buffer.from(await make()), canWait: true }))
        return shared.list(pages, [...listNumberPages(watched, () => (frame ??= renderFrame())), ...documents, ...books], claim)
      }
      const { files: made, gone } = await maker.make({ site, key, dir: input.outDir, folder, before, list })
      if (part === 'pages') await folder.write('build.json', Buffer.from(`${JSON.stringify(build, null, 2)}\n`))
      const hasIndex = part === 'documents' || index.begin({ site, key, folder, before })
      await folder.whenWritten()
      folder.share()
      warn = async () => {
        const origins = buildOriginsPage(site)
        return warnOfOrphans(site, origins, await keepShare(input.cacheDir, shareTraced(origins)))
      }
      return { pages: [...made.keys()].filter((path) => /(?:^|\/)(?:index|404)\.html$/.test(path)).length, gone: hasIndex ? gone : null }
    },
    async makeRest() {
      files = await maker.makeRest()
      return part === 'documents' ? describeFiles(files) : []
    },
    warn: () => warn(),
    makeIndex: ({ documents }) => index.make([...documents, ...describeFiles(files)]),
    settle({ type }) {
      // Once nobody waits for what comes next.
      if (type === (part === 'documents' ? 'warn' : 'index')) maker.settle()
    },
  }
}

async function loadPages({ dir }: CompiledFolder): Promise<CompiledPages> {
  const bundle = join(dir, 'bundle')
  const entry = (await readdir(bundle)).find((name) => name.startsWith('prerender-entry'))!
  return (await import(pathToFileURL(join(bundle, entry)).href)) as CompiledPages
}

async function listPages(renderer: PageRenderer): Promise<FileToMake[]> {
  return (await renderer.list()).map((address) => ({ path: pageFile(address), make: () => renderer.render(address) }))
}

/** What pages ask for. */
async function listAssets({ dir }: CompiledFolder): Promise<FileToMake[]> {
  const assets = (await readdir(join(dir, 'public'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const from = join(dir, 'public')
  const paths = assets.map((asset) => relative(from, join(asset.parentPath, asset.name)).replaceAll('\\', '/')).sort()
  return paths.filter((path) => !formEndings.some((ending) => path.endsWith(ending))).map((path) => ({ path, make: () => readFile(join(from, path)), from }))
}
