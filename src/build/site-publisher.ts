import { mkdir, readdir, readlink, rename, rm, rmdir, symlink, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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
  /** Resolves when no build runs or waits, and older ones are gone. */
  whenIdle(): Promise<void>
}

/** What a publisher asks of a build. */
export type FollowedBuild = Pick<BuiltSite, 'gone' | 'finish' | 'complete'>

export interface SitePublisherOptions {
  /** Holds `build-<n>/` folders and the link `current`. */
  siteDir: string
  /** Builds the site into an empty folder, as a `SiteBuilder`; throws when it cannot. */
  build(outDir: string, onProgress: (step: string) => void): Promise<FollowedBuild>
  now(): number
  /** Milliseconds without a wish for another build before a folder is completed. Default: a second. */
  lull?: number
}

/** Folders that a build may be served from before it is completed, though others wait. */
const maxLayers = 8

/**
 * Builds one site at a time and swaps it in at once, so that a reader never meets half a site. The link `current` leads to the latest
 * build whose folder is complete, for a start after this process, and for another server.
 */
export async function createSitePublisher(options: SitePublisherOptions): Promise<SitePublisher> {
  const { siteDir, lull = 1_000 } = options
  await mkdir(siteDir, { recursive: true })
  const link = join(siteDir, 'current')
  let current = await readlink(link).then((name) => serveWhole(join(siteDir, name)), () => null)
  let status: SiteStatus = { building: false, progress: [], lastError: null, lastSeconds: null }
  let wanted = false
  let tellWanted = (): void => {}
  let running: Promise<void> | null = null
  let pruning: Promise<void> = Promise.resolve()

  async function buildOnce(): Promise<void> {
    const begun = options.now()
    status = { ...status, building: true, progress: [] }
    const name = `build-${await nextNumber(siteDir)}`
    const outDir = join(siteDir, name)
    try {
      const built = await options.build(outDir, (step) => status.progress.push(step))
      const previous = current
      if (built.gone && previous) current = [{ dir: outDir, gone: built.gone }, ...previous]
      else {
        await built.complete()
        current = serveWhole(outDir)
      }
      status = { ...status, lastError: null, lastSeconds: (options.now() - begun) / 1000 }
      // What is served is whole without it; an error is told, and the next build makes up for it.
      await followUp(built, name, previous).catch((error: unknown) => (status = { ...status, lastError: tellError(error) }))
      status = { ...status, building: false }
    } catch (error) {
      status = { ...status, building: false, lastError: tellError(error) }
      await rm(outDir, { recursive: true, force: true })
    }
  }

  async function followUp(built: FollowedBuild, name: string, previous: ServedBuild | null): Promise<void> {
    await built.finish()
    status = { ...status, building: false }
    // Linking thousands of files takes longer than making what changed, and whoever decided once may decide again: it waits for them.
    const mayWait = built.gone !== null && (current?.length ?? 0) < maxLayers
    if (mayWait) await Promise.race([wait(lull), untilWanted()])
    if (mayWait && wanted) return
    const isWhole = await (mayWait ? Promise.race([built.complete(), untilWanted().then(() => false)]) : built.complete())
    if (!isWhole) return
    await rm(`${link}.next`, { force: true })
    await symlink(name, `${link}.next`)
    await rename(`${link}.next`, link)
    const served = new Set([name, ...[...(previous ?? []), ...(current ?? [])].map(({ dir }) => basename(dir))])
    current = serveWhole(join(siteDir, name))
    // Nobody waits for it.
    pruning = pruning.then(() => prune(siteDir, served)).catch(() => undefined)
  }

  function untilWanted(): Promise<void> {
    return new Promise((resolve) => {
      tellWanted = resolve
      if (wanted) resolve()
    })
  }

  async function run(): Promise<void> {
    while (wanted) {
      wanted = false
      await buildOnce()
    }
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
      await pruning
    },
  }
}

function tellError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function buildNumbers(siteDir: string): Promise<number[]> {
  const names = await readdir(siteDir)
  return names.flatMap((name) => /^build-(\d+)$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b)
}

async function nextNumber(siteDir: string): Promise<number> {
  return ((await buildNumbers(siteDir)).at(-1) ?? 0) + 1
}

/** Older builds go; those that were served until now stay a while for readers who are in the middle of a page. */
async function prune(siteDir: string, served: ReadonlySet<string>): Promise<void> {
  const old = (await buildNumbers(siteDir)).map((number) => `build-${number}`).filter((name) => !served.has(name))
  for (const name of old) await removeOneByOne(join(siteDir, name))
}

/** Thousands of files at once would leave this process no thread to read another file with. */
async function removeOneByOne(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  // What is in a folder comes after it.
  for (const entry of entries.reverse()) await (entry.isDirectory() ? rmdir : unlink)(join(entry.parentPath, entry.name))
  await rmdir(folder)
}
