import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../../src/testing/create-temp-dir.ts'
import { compareFolders } from './compare-folders.ts'

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await createTempDir()
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

describe('compareFolders', () => {
  it('tells what is the same, what differs and where, and what is in one alone', async () => {
    const first = await folderOf({ 'a/same.txt': 'x', 'a/text.txt': 'un\ndeux\n', 'image': 'x\0y', 'only.txt': '' })
    const second = await folderOf({ 'a/same.txt': 'x', 'a/text.txt': 'un\ntrois\n', 'image': 'x\0z', 'b/new.txt': '' })
    expect(await compareFolders(first, second)).toEqual({
      same: 1,
      onlyFirst: ['only.txt'],
      onlySecond: ['b/new.txt'],
      different: [{ path: 'a/text.txt', line: 2 }, { path: 'image', line: null }],
    })
  })

  it('sees a file that is the beginning of the other', async () => {
    const [first, second] = [await folderOf({ a: 'un\n' }), await folderOf({ a: 'un\ndeux\n' })]
    expect((await compareFolders(first, second)).different).toEqual([{ path: 'a', line: 2 }])
  })
})
