import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { copyFile } from './offline-copy.ts'
import { writeOffline } from './write-offline.ts'

const createTempDir = useTempDirs()

async function writeSite(files: Record<string, string>): Promise<string> {
  const folder = await createTempDir()
  for (const [path, text] of Object.entries({ 'hors-ligne/textes.json': '{"language":"fr"}', 'index.html': 'accueil', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await writeOffline(folder)
  return folder
}

const readWorker = async (folder: string): Promise<string> => readFile(join(folder, 'sw.js'), 'utf8')
const readList = async (folder: string): Promise<string> => readFile(join(folder, copyFile), 'utf8')

describe('writeOffline', () => {
  it('writes a list and the code that it loads', async () => {
    const folder = await writeSite({ 'plan/index.html': 'plan' })
    const [, code] = /importScripts\("([^"]+)"\)/.exec(await readWorker(folder)) ?? []
    expect(await readFile(join(folder, code!), 'utf8')).toContain('addEventListener("fetch"')
    expect(await readList(folder)).toMatch(/"plan\/","[\w-]{6}"/)
  })

  it('gives the same bytes again, whatever the folder and the files that are not copied', async () => {
    const [one, other] = [await writeSite({ 'build.json': '{"main":"1"}' }), await writeSite({ 'build.json': '{"main":"2"}', 'journal.xml': '<feed/>' })]
    expect(await readList(other)).toBe(await readList(one))
    expect(await readWorker(other)).toBe(await readWorker(one))
    expect(await readdir(join(one, '_assets'))).toEqual(await readdir(join(other, '_assets')))
  })

  it('changes the list with a page, and not the worker', async () => {
    const [one, other] = [await writeSite({ 'plan/index.html': 'un' }), await writeSite({ 'plan/index.html': 'deux' })]
    expect(await readList(other)).not.toBe(await readList(one))
    expect(await readWorker(other)).toBe(await readWorker(one))
  })

  it('keeps the worker’s code small', async () => {
    const folder = await writeSite({})
    const [code] = (await readdir(join(folder, '_assets'))).filter((name) => name.startsWith('worker.'))
    expect((await readFile(join(folder, '_assets', code!))).length).toBeLessThan(13_000)
  })
})
