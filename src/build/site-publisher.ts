import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'

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
  /** Folder of the site that is served, or null before the first build. */
  currentDir(): string | null
  status(): SiteStatus
  /** Asks for a build: at once, or right after the running one, which may have read older heads. */
  rebuild(): void
  /** Resolves when no build runs or waits, and older ones are gone. */
  whenIdle(): Promise<void>
}

export interface SitePublisherOptions {
  /** Holds `build-<n>/` folders and the link `current`. */
  siteDir: string
  /**
   * Builds the site into an empty folder; throws when it cannot. What it gives back is done once the site is served, and before the next
   * build: what may follow the pages.
   */
  build(outDir: string, onProgress: (step: string) => void): Promise<(() => Promise<void>) | void>
  now(): number
}

const kept = 2

/** Builds one site at a time and swaps it in by renaming a link, so that a reader never meets half a site. */
export async function createSitePublisher(options: SitePublisherOptions): Promise<SitePublisher> {
  const { siteDir } = options
  await mkdir(siteDir, { recursive: true })
  const link = join(siteDir, 'current')
  let current = await readlink(link).then((name) => join(siteDir, name), () => null)
  let status: SiteStatus = { building: false, progress: [], lastError: null, lastSeconds: null }
  let wanted = false
  let running: Promise<void> | null = null
  let pruning: Promise<void> = Promise.resolve()

  async function buildOnce(): Promise<void> {
    const begun = options.now()
    status = { ...status, building: true, progress: [] }
    const name = `build-${await nextNumber(siteDir)}`
    const outDir = join(siteDir, name)
    try {
      const follow = await options.build(outDir, (step) => status.progress.push(step))
      await symlink(name, `${link}.next`)
      await rename(`${link}.next`, link)
      current = outDir
      status = { ...status, lastError: null, lastSeconds: (options.now() - begun) / 1000 }
      // The folder that is served is whole without it; an error is told, and the next build makes up for it.
      await follow?.().catch((error: unknown) => (status = { ...status, lastError: tellError(error) }))
      status = { ...status, building: false }
      // Thousands of files take a while to remove, and nobody waits for it.
      pruning = pruning.then(() => prune(siteDir)).catch(() => undefined)
    } catch (error) {
      status = { ...status, building: false, lastError: tellError(error) }
      await rm(outDir, { recursive: true, force: true })
      await rm(`${link}.next`, { force: true })
    }
  }

  async function run(): Promise<void> {
    while (wanted) {
      wanted = false
      await buildOnce()
    }
    running = null
  }

  return {
    currentDir: () => current,
    status: () => ({ ...status, progress: [...status.progress] }),
    rebuild() {
      wanted = true
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

/** Older builds go; the one before the current stays a while for readers who are in the middle of a page. */
async function prune(siteDir: string): Promise<void> {
  const old = (await buildNumbers(siteDir)).slice(0, -kept)
  await Promise.all(old.map((number) => rm(join(siteDir, `build-${number}`), { recursive: true, force: true })))
}
