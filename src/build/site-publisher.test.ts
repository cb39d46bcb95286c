import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSitePublisher } from './site-publisher.ts'

let siteDir: string
beforeEach(async () => {
  siteDir = await mkdtemp(join(tmpdir(), 'site-publisher-'))
})
afterEach(() => rm(siteDir, { recursive: true, force: true }))

async function writeSite(outDir: string, text: string): Promise<void> {
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'index.html'), text)
}

const now = () => 0

describe('createSitePublisher', () => {
  it('has no site before the first build, then serves what was built', async () => {
    const publisher = await createSitePublisher({ siteDir, now, build: (outDir) => writeSite(outDir, 'one') })
    expect(publisher.currentDir()).toBeNull()
    publisher.rebuild()
    expect(publisher.status().building).toBe(true)
    await publisher.whenIdle()
    expect(await readFile(join(publisher.currentDir()!, 'index.html'), 'utf8')).toBe('one')
    expect(publisher.status()).toMatchObject({ building: false, lastError: null })
  })

  it('keeps the old site and says why when a build fails', async () => {
    let fails = false
    const publisher = await createSitePublisher({ siteDir, now, build: (outDir) => (fails ? Promise.reject(new Error('no room')) : writeSite(outDir, 'one')) })
    publisher.rebuild()
    await publisher.whenIdle()
    fails = true
    publisher.rebuild()
    await publisher.whenIdle()
    expect(publisher.status().lastError).toBe('no room')
    expect(await readFile(join(publisher.currentDir()!, 'index.html'), 'utf8')).toBe('one')
  })

  it('builds once more, and only once, for requests made during a build', async () => {
    let builds = 0
    const publisher = await createSitePublisher({ siteDir, now, build: async (outDir) => writeSite(outDir, String((builds += 1))) })
    for (let request = 0; request < 5; request += 1) publisher.rebuild()
    await new Promise((resolve) => setImmediate(resolve))
    publisher.rebuild()
    await publisher.whenIdle()
    expect(builds).toBe(2)
  })

  it('finds the last site again after a restart and keeps few old ones', async () => {
    const first = await createSitePublisher({ siteDir, now, build: (outDir) => writeSite(outDir, outDir) })
    for (let build = 0; build < 4; build += 1) {
      first.rebuild()
      await first.whenIdle()
    }
    const second = await createSitePublisher({ siteDir, now, build: () => Promise.reject(new Error('unused')) })
    expect(second.currentDir()).toBe(first.currentDir())
    expect((await readdir(siteDir)).filter((name) => name.startsWith('build-'))).toHaveLength(2)
  })
})
