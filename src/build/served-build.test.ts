import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { findBuiltFile, serveWhole, type ServedBuild } from './served-build.ts'

const createTempDir = useTempDirs()

async function createBuild() {
  const folder = await createTempDir()
  const [dir, old] = [join(folder, 'new'), join(folder, 'old')]
  for (const each of [join(dir, 'a'), join(old, 'a'), join(old, 'b')]) await mkdir(each, { recursive: true })
  await writeFile(join(folder, 'secret'), 'secret')
  await writeFile(join(dir, 'a/index.html'), 'new')
  await symlink(join(folder, 'secret'), join(dir, 'out'))
  for (const path of ['a/index.html', 'b/index.html', 'left.json', 'left.json.br', 'out']) await writeFile(join(old, path), `old ${path}`)
  const build: ServedBuild = [{ dir, gone: new Set(['left.json', 'out']) }, ...serveWhole(old)]
  return {
    dir,
    async read(path: string): Promise<string | undefined> {
      const file = await findBuiltFile(build, path)
      return file ? readFile(file.path, 'utf8') : undefined
    },
  }
}

describe('findBuiltFile', () => {
  it('finds a file in the folder, else in one after it, but for what has gone', async () => {
    const { read } = await createBuild()
    expect(await Promise.all(['a/', 'a/index.html', 'b/', 'left.json', 'left.json.br', './/left.json', 'nowhere', 'b'].map(read))).toEqual(['new', 'new', 'old b/index.html', undefined, undefined, undefined, undefined, undefined])
  })

  it('finds nothing outside, and nothing of other builds once the folder is whole', async () => {
    const { dir, read } = await createBuild()
    expect(await read('out')).toBeUndefined()
    expect(await findBuiltFile(serveWhole(dir), 'b/')).toBeNull()
  })
})
