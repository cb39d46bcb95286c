import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { completeBuild } from './complete-build.ts'
import type { ServedBuild } from './served-build.ts'

const createTempDir = useTempDirs()

interface Layer {
  files: Record<string, string>
  gone?: string[]
}

async function createLayers(...layers: Layer[]): Promise<ServedBuild> {
  const folder = await createTempDir()
  const made = layers.map(({ gone = [] }, n) => ({ dir: join(folder, `build-${layers.length - n}`), gone: new Set(gone) }))
  for (const [n, { files }] of layers.entries()) {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(made[n]!.dir, path)), { recursive: true })
      await writeFile(join(made[n]!.dir, path), text)
    }
  }
  return made as unknown as ServedBuild
}

async function read(dir: string): Promise<Record<string, string>> {
  const entries = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return Object.fromEntries(await Promise.all(entries.map(async ({ parentPath, name }) => [join(parentPath, name).slice(dir.length + 1), await readFile(join(parentPath, name), 'utf8')] as const)))
}

const layers: Layer[] = [
  { files: { 'a/index.html': 'new', 'back.html': 'again' }, gone: ['left.json'] },
  { files: { 'b/index.html': 'b', 'b/index.html.br': 'b small', 'left.json': 'was here' }, gone: ['back.html', 'never.html'] },
  { files: { 'a/index.html': 'old', 'a/index.html.br': 'old small', 'b/index.html': 'b before', 'b/index.html.gz': 'b before small', 'left.json': 'old', 'back.html': 'first', 'never.html': '', 'c.html': 'c', 'c.html.gz': 'c small' } },
]
const whole = { 'a/index.html': 'new', 'back.html': 'again', 'b/index.html': 'b', 'b/index.html.br': 'b small', 'c.html': 'c', 'c.html.gz': 'c small' }

describe('completeBuild', () => {
  it('takes each file from the first folder that has it, with that one’s forms, and none that has gone', async () => {
    const build = await createLayers(...layers)
    expect(await completeBuild(build, () => false)).toBe(true)
    expect(await read(build[0].dir)).toEqual(whole)
  })

  it('goes on where it was stopped, wherever that was', async () => {
    for (let limit = 0; limit < 4; limit++) {
      const build = await createLayers(...layers)
      let count = 0
      const isWhole = await completeBuild(build, () => count++ === limit)
      expect(isWhole).toBe(limit > 1)
      expect(await completeBuild(build, () => false)).toBe(true)
      expect(await read(build[0].dir), String(limit)).toEqual(whole)
    }
  })
})
