import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { mergeFolder } from './merge-folder.ts'

describe('mergeFolder', () => {
  it('moves files beside those that are there, and replaces those of the same name', async () => {
    const folder = await createTempDir()
    for (const [path, text] of [['from/a/new.txt', 'new'], ['from/a/both.txt', 'from'], ['to/a/both.txt', 'to'], ['to/a/old.txt', 'old']] as const) {
      await mkdir(join(folder, path, '..'), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    await mergeFolder(join(folder, 'from'), join(folder, 'to'))
    expect((await readdir(join(folder, 'to/a'))).sort()).toEqual(['both.txt', 'new.txt', 'old.txt'])
    expect(await readFile(join(folder, 'to/a/both.txt'), 'utf8')).toBe('from')
  })
})
