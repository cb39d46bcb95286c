import { mkdir, mkdtemp, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveWhole } from './served-build.ts'
import { createSitePublisher, type FollowedBuild } from './site-publisher.ts'

let siteDir: string
beforeEach(async () => {
  siteDir = await mkdtemp(join(tmpdir(), 'site-publisher-'))
})
afterEach(() => rm(siteDir, { recursive: true, force: true }))

const nothing = async (): Promise<void> => {}
const whole = async (): Promise<boolean> => true

async function writeSite(outDir: string, text: string, follow: Partial<FollowedBuild> = {}): Promise<FollowedBuild> {
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'index.html'), text)
  return { gone: null, finish: nothing, complete: whole, ...follow }
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
    expect((await readdir(siteDir)).filter((name) => name.startsWith('build-'))).toHaveLength(2)
  })

  it('serves a build before its folder is complete, and leads there once it is', async () => {
    const seen: unknown[] = []
    let builds = 0
    const see = async (): Promise<void> => void seen.push(publisher.current()!.map(({ dir }) => basename(dir)), await readlink(join(siteDir, 'current')))
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => writeSite(outDir, 'any', ++builds === 1 ? {} : { gone: new Set(['old.html']), finish: see, complete: () => see().then(whole) }) })
    for (let n = 0; n < 2; n++) {
      publisher.rebuild()
      await publisher.whenIdle()
    }
    await see()
    const [two, one] = [['build-2', 'build-1'], ['build-2']]
    expect(seen).toEqual([two, 'build-1', two, 'build-1', one, 'build-2'])
  })

  it('completes the last one of builds that follow each other, and keeps what they are served from until then', async () => {
    const completed = new Set<string>()
    const served: string[][] = []
    let builds = 0
    const publisher = await createSitePublisher({
      siteDir,
      now,
      lull: 0,
      build(outDir) {
        builds += 1
        const finish = async (): Promise<void> => {
          served.push(publisher.current()!.map(({ dir }) => basename(dir)))
          if (builds > 1 && builds < 4) publisher.rebuild()
        }
        return writeSite(outDir, 'any', { gone: builds === 1 ? null : new Set(), finish, complete: async () => completed.add(basename(outDir)).size > 0 })
      },
    })
    for (let n = 0; n < 2; n++) {
      publisher.rebuild()
      await publisher.whenIdle()
    }
    expect([...completed]).toEqual(['build-1', 'build-4'])
    expect(served.at(-1)).toEqual(['build-4', 'build-3', 'build-2', 'build-1'])
    expect(publisher.current()).toEqual(serveWhole(join(siteDir, 'build-4')))
  })

  it('goes on serving a build whose folder could not be completed, and starts again from the one before', async () => {
    const gone = new Set(['old.html'])
    let builds = 0
    const publisher = await createSitePublisher({ siteDir, now, lull: 0, build: (outDir) => writeSite(outDir, 'any', ++builds === 1 ? {} : { gone, complete: () => Promise.reject(new Error('no room')) }) })
    for (let n = 0; n < 2; n++) {
      publisher.rebuild()
      await publisher.whenIdle()
    }
    expect(publisher.current()).toEqual([{ dir: join(siteDir, 'build-2'), gone }, ...serveWhole(join(siteDir, 'build-1'))])
    expect(publisher.status().lastError).toBe('no room')
    const again = await createSitePublisher({ siteDir, now, lull: 0, build: () => Promise.reject(new Error('unused')) })
    expect(again.current()).toEqual(serveWhole(join(siteDir, 'build-1')))
  })
})
