import { mkdir, mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveWhole } from './served-build.ts'
import { createSitePublisher, type BuildToServe } from './site-publisher.ts'

let siteDir: string
beforeEach(async () => {
  siteDir = await mkdtemp(join(tmpdir(), 'site-publisher-'))
})
afterEach(() => rm(siteDir, { recursive: true, force: true }))


async function writeSite(outDir: string, text: string, follow: Partial<BuildToServe> = {}): Promise<BuildToServe> {
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'index.html'), text)
  return { gone: null, finish: async () => [], ...follow }
}

const now = () => 0

describe('createSitePublisher', () => {
  it('has no site before the first build, then serves what was built', async () => {
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => writeSite(outDir, 'one') })
    expect(publisher.current()).toBeNull()
    publisher.rebuild()
    expect(publisher.status().building).toBe(true)
    await publisher.whenIdle()
    expect(await readFile(join(publisher.current()![0].dir, 'index.html'), 'utf8')).toBe('one')
    expect(publisher.status()).toMatchObject({ building: false, lastError: null })
  })

  it('keeps the old site and says why when a build fails', async () => {
    let fails = false
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => (fails ? Promise.reject(new Error('no room')) : writeSite(outDir, 'one')) })
    publisher.rebuild()
    await publisher.whenIdle()
    fails = true
    publisher.rebuild()
    await publisher.whenIdle()
    expect(publisher.status().lastError).toBe('no room')
    expect(await readFile(join(publisher.current()![0].dir, 'index.html'), 'utf8')).toBe('one')
  })

  it('builds once more, and only once, for requests made during a build', async () => {
    let builds = 0
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: async (outDir) => writeSite(outDir, String((builds += 1))) })
    for (let request = 0; request < 5; request += 1) publisher.rebuild()
    await new Promise((resolve) => setImmediate(resolve))
    publisher.rebuild()
    await publisher.whenIdle()
    expect(builds).toBe(2)
  })

  it('finds the last site again after a restart and keeps few old ones', async () => {
    const first = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => writeSite(outDir, outDir) })
    for (let build = 0; build < 4; build += 1) {
      first.rebuild()
      await first.whenIdle()
    }
    const second = await createSitePublisher({ siteDir, now, lull: 0, build: () => Promise.reject(new Error('unused')) })
    expect(second.current()).toEqual(first.current())
    await expect.poll(async () => (await readdir(siteDir)).filter((name) => name.startsWith('build-')).length).toBe(2)
  })

  /** A publisher whose builds but the first keep what is served; each writes a file of its own. `see` is called while a build that is served is finished. */
  async function createLayered(see: (builds: number) => Promise<void> | void = () => {}, lull = 0) {
    let builds = 0
    const publisher = await createSitePublisher({
      siteDir,
      now,
      lull,
      async build(outDir) {
        builds += 1
        await mkdir(outDir, { recursive: true })
        await writeFile(join(outDir, `${builds}.html`), 'any')
        if (builds === 1) await writeFile(join(outDir, 'old.html'), 'old')
        const number = builds
        return { gone: builds === 1 ? null : new Set(['old.html']), finish: async () => (await see(number), []) }
      },
    })
    const layers = (): string[] => publisher.current()!.map(({ dir }) => basename(dir))
    const build = async (): Promise<void> => {
      publisher.rebuild()
      await publisher.whenIdle()
    }
    return { publisher, layers, build }
  }
  const linkedTo = (): Promise<string> => readlink(join(siteDir, 'current'))

  it('serves a build before its folder is complete, and leads there once it is', async () => {
    const seen: unknown[] = []
    const { layers, build } = await createLayered(async (number) => void (number > 1 && seen.push(layers(), await linkedTo())))
    await build()
    await build()
    expect([...seen, layers(), await linkedTo()]).toEqual([['build-2', 'build-1'], 'build-1', ['build-2'], 'build-2'])
    expect((await readdir(join(siteDir, 'build-2'))).sort()).toEqual(['1.html', '2.html'])
  })

  it('completes the last one of builds that follow each other, out of all before, and keeps those until then', async () => {
    const { publisher, layers, build } = await createLayered((number) => {
      if (number > 1) most.push(layers())
      if (number > 1 && number < 4) publisher.rebuild()
    })
    const most: string[][] = []
    await build()
    await build()
    expect(most.at(-1)).toEqual(['build-4', 'build-3', 'build-2', 'build-1'])
    expect([layers(), await linkedTo()]).toEqual([['build-4'], 'build-4'])
    expect((await readdir(join(siteDir, 'build-4'))).sort()).toEqual(['1.html', '2.html', '3.html', '4.html'])
  })

  it('completes one of many that follow each other, so that they are not served from ever more folders', async () => {
    const { publisher, layers, build } = await createLayered((number) => {
      if (number > 1) most = Math.max(most, layers().length)
      if (number < 20) publisher.rebuild()
    })
    let most = 0
    await build()
    expect(most).toBe(8)
    expect((await readdir(join(siteDir, 'build-20'))).length).toBe(20)
  })

  it('does not let a wish for a build wait for links, and builds no longer than it must before it', async () => {
    const { publisher, layers, build } = await createLayered(() => {}, 60_000)
    await build()
    publisher.rebuild()
    await expect.poll(() => layers()).toEqual(['build-2', 'build-1'])
    publisher.rebuild()
    await expect.poll(() => layers()).toEqual(['build-3', 'build-2', 'build-1'])
    expect(await linkedTo()).toBe('build-1')
  })

  it('leads to what is served though the next build fails, so that a restart takes nothing back', async () => {
    let builds = 0
    const publisher = await createSitePublisher({
      siteDir,
      now,
      lull: 0,
      build(outDir) {
        builds += 1
        if (builds === 3) return Promise.reject(new Error('no room'))
        return writeSite(outDir, String(builds), builds === 1 ? {} : { gone: new Set(), finish: async () => (publisher.rebuild(), []) })
      },
    })
    publisher.rebuild()
    await publisher.whenIdle()
    publisher.rebuild()
    await publisher.whenIdle()
    expect([builds, publisher.status().lastError]).toEqual([3, 'no room'])
    const again = await createSitePublisher({ siteDir, now, build: () => Promise.reject(new Error('unused')) })
    expect(again.current()).toEqual(serveWhole(join(siteDir, 'build-2')))
  })

  it('removes no build that came while an older one was being removed', async () => {
    for (let n = 0; n < 3_000; n++) {
      await mkdir(join(siteDir, 'build-1', String(n)), { recursive: true })
      await writeFile(join(siteDir, 'build-1', String(n), 'index.html'), '')
    }
    let builds = 0
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => writeSite(outDir, String((builds += 1)), builds === 1 ? {} : { gone: new Set() }) })
    for (let n = 0; n < 6; n++) {
      publisher.rebuild()
      await publisher.whenIdle()
    }
    await expect.poll(() => readdir(siteDir), { timeout: 20_000 }).toEqual(['build-6', 'build-7', 'current'])
    expect(await readFile(join(siteDir, 'current/index.html'), 'utf8')).toBe('6')
  })

  it('goes on serving a build whose folder could not be completed, and starts again from the one before', async () => {
    const { publisher, build } = await createLayered(async (number) => void (number > 1 && (await rm(join(siteDir, 'build-1'), { recursive: true }))))
    await build()
    await build()
    expect(publisher.current()!.map(({ dir }) => basename(dir))).toEqual(['build-2', 'build-1'])
    expect(publisher.status().lastError).toContain('build-1')
    expect(await linkedTo()).toBe('build-1')
  })
})
