import { mkdir, readdir, readlink, rename, rm, rmdir, symlink, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { completeBuild } from './complete-build.ts'
import { type ServedBuild, serveWhole } from './served-build.ts'
import type { BuiltSite } from './site-builder.ts'

/** What is being built, for people who wait. `progress` are in French, oldest first, of the running build or of the last one. */
export interface SiteStatus {
  building: boolean
  progress: string[]
  /** Why the last build failed; null when it did not. The previous site stays up. */
  lastError: string | null
  /** Duration of the last successful build, in seconds. */
  lastSeconds: number | null
}

export interface SitePublisher {
  /** The build that is served, or null before the first one. */
  current(): ServedBuild | null
  status(): SiteStatus
  /** Asks for a build: at once, or right after the running one, which may have read older heads. */
  rebuild(): void
  /** Resolves when no build runs or waits, and the folder of the last one is complete. */
  whenIdle(): Promise<void>
}

/** What a publisher asks of a build. */
export type BuildToServe = Pick<BuiltSite, 'gone' | 'finish'>

export interface SitePublisherOptions {
  /** Holds `build-<n>/` folders and the link `current`. */
  siteDir: string
  /** Builds the site into an empty folder, going on from what is served, as a `SiteBuilder`; throws when it cannot. */
  build(outDir: string, before: ServedBuild | null, onProgress: (step: string) => void): Promise<BuildToServe>
  now(): number
  /** Milliseconds without a wish for another build before a folder is completed. Default: a second. */
  lull?: number
}

/** Folders that a build may be served from: with so many, it is completed though another one is wished for. */
const maxLayers = 8

/**
 * Builds one site at a time and swaps it in at once, so that a reader never meets half a site. The link `current` leads to the latest
 * build whose folder is complete, for a start after this process, and for another server.
 */
export async function createSitePublisher(options: SitePublisherOptions): Promise<SitePublisher> {
  const { siteDir, lull = 1_000 } = options
  await mkdir(siteDir, { recursive: true })
  const link = join(siteDir, 'current')
  /** Where the link leads: the last folder that is complete. */
  let linked = await readlink(link).then((name) => join(siteDir, name), () => '')
  let current: ServedBuild | null = linked ? serveWhole(linked) : null
  let status: SiteStatus = { building: false, progress: [], lastError: null, lastSeconds: null }
  let wanted = false
  let tellWanted = (): void => {}
  let running: Promise<void> | null = null
  let pruning: Promise<void> = Promise.resolve()

  async function buildOnce(): Promise<void> {
    const begun = options.now()
    status = { ...status, building: true, progress: [] }
    const outDir = join(siteDir, `build-${await nextNumber(siteDir)}`)
    try {
      const { gone, finish } = await options.build(outDir, current, (step) => status.progress.push(step))
      if (gone && current) current = [{ dir: outDir, gone }, ...current]
      else {
        await finish()
        current = serveWhole(outDir)
      }
      status = { ...status, lastError: null, lastSeconds: (options.now() - begun) / 1000 }
      // What is served is whole without it; an error is told, and the next build makes up for it.
      if (gone && current.length > 1) await finishServed(gone, finish).catch((error: unknown) => (status = { ...status, lastError: tellError(error) }))
    } catch (error) {
      status = { ...status, lastError: tellError(error) }
      await rm(outDir, { recursive: true, force: true })
    }
    status = { ...status, building: false }
  }

  async function finishServed(gone: ReadonlySet<string>, finish: BuildToServe['finish']): Promise<void> {
    const more = await finish()
    const [{ dir }, ...rest] = current!
    current = [{ dir, gone: new Set([...gone, ...more]) }, ...rest]
  }

  /** Linking thousands of files takes longer than making what changed, and whoever decided once may decide again: it waits for them. */
  async function complete(): Promise<void> {
    if (!current || current[0].dir === linked) return
    const mustEnd = current.length >= maxLayers
    if (current.length > 1 && !mustEnd) await Promise.race([wait(lull), untilWanted()])
    if (current.length > 1 && !(await completeBuild(current, () => wanted && !mustEnd))) return
    const [{ dir }] = current
    await rm(`${link}.next`, { force: true })
    await symlink(basename(dir), `${link}.next`)
    await rename(`${link}.next`, link)
    // Who is in the middle of a page still reads from the others.
    const read = new Set([dir, linked, ...current.map((layer) => layer.dir)])
    linked = dir
    current = serveWhole(dir)
    const old = (await listBuilds(siteDir)).filter((each) => !read.has(each))
    // One that is gone already, or cannot be removed, keeps none of the others; the next time asks again.
    for (const each of old) pruning = pruning.then(() => removeOneByOne(each)).catch(() => undefined)
  }

  function untilWanted(): Promise<void> {
    return new Promise((resolve) => {
      tellWanted = resolve
      if (wanted) resolve()
    })
  }

  async function run(): Promise<void> {
    do {
      while (wanted) {
        wanted = false
        await buildOnce()
        if ((current?.length ?? 0) >= maxLayers) break
      }
      await complete().catch((error: unknown) => (status = { ...status, lastError: tellError(error) }))
    } while (wanted)
    running = null
  }

  return {
    current: () => current,
    status: () => ({ ...status, progress: [...status.progress] }),
    rebuild() {
      wanted = true
      tellWanted()
      running ??= run()
    },
    whenIdle: async () => {
      while (running) await running
    },
  }
}

function tellError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Folders of builds, the oldest first. */
async function listBuilds(siteDir: string): Promise<string[]> {
  const numbers = (await readdir(siteDir)).flatMap((name) => /^build-(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  return numbers.sort((a, b) => a - b).map((number) => join(siteDir, `build-${number}`))
}

async function nextNumber(siteDir: string): Promise<number> {
  const last = (await listBuilds(siteDir)).at(-1)
  return last === undefined ? 1 : Number(last.slice(last.lastIndexOf('-') + 1)) + 1
}

/** One file after another: thousands at once would leave this process no thread to read another file with. */
async function removeOneByOne(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  // What is in a folder comes after it.
  for (const entry of entries.reverse()) await (entry.isDirectory() ? rmdir : unlink)(join(entry.parentPath, entry.name))
  await rmdir(folder)
}
