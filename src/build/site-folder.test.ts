import { link, mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { formEndings } from './compress.ts'
import { openSiteFolder } from './site-folder.ts'

const createTempDir = useTempDirs()
const long = (word: string): Buffer => Buffer.from(`<p>${`${word} `.repeat(5_000)}</p>`)

describe('openSiteFolder', () => {
  it('puts a file and its forms there whole once others read the folder: who has the former one open reads that to its end', async () => {
    const dir = await createTempDir()
    const folder = openSiteFolder(dir, true)
    await folder.write('a/index.html', long('avant'))
    await folder.whenWritten()
    folder.share()
    const names = ['', ...formEndings].map((ending) => join(dir, `a/index.html${ending}`))
    const opened = await Promise.all(names.map((name) => open(name)))
    const before = await Promise.all(names.map((name) => readFile(name)))
    await folder.write('a/index.html', long('après'))
    await folder.whenWritten()
    for (const [n, file] of opened.entries()) {
      expect((await file.readFile()).equals(before[n]!)).toBe(true)
      expect((await readFile(names[n]!)).equals(before[n]!)).toBe(false)
      await file.close()
    }
    expect((await readdir(join(dir, 'a'))).sort()).toEqual(names.map((name) => name.slice(dir.length + 3)).sort())
  })

  it('takes a file with its forms, as they are, and tells of one that is not there', async () => {
    const [dir, from] = [await createTempDir(), await createTempDir()]
    await mkdir(join(from, 'b'))
    await writeFile(join(from, 'b/style.css'), 'p {}')
    await link(join(from, 'b/style.css'), join(from, 'b/style.css.br'))
    const folder = openSiteFolder(dir, true)
    expect([folder.take('b/style.css', from), folder.take('b/nothing.css', from)]).toEqual([true, false])
    expect((await readdir(join(dir, 'b'))).sort()).toEqual(['style.css', 'style.css.br'])
  })
})
