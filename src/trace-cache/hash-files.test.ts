import { appendFile, cp, mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { hashFiles } from './hash-files.ts'

const createTempDir = useTempDirs()

describe('hashFiles', () => {
  it('is the same for a copy, another once a file is changed, added or renamed, and knows nothing of tests and notes', async () => {
    const folder = await createTempDir()
    const [one, two] = [join(folder, 'one'), join(folder, 'two')]
    await mkdir(join(one, 'src/deep'), { recursive: true })
    for (const name of ['src/a.ts', 'src/deep/b.ts', 'lock.json']) await writeFile(join(one, name), name)
    await cp(one, two, { recursive: true })
    const roots = ['src', 'lock.json', 'missing']
    const first = await hashFiles(one, roots)
    expect(await hashFiles(two, roots)).toBe(first)
    const seen = new Set([first])
    // As long as it was; some disks tell times by the hundredth of a second.
    await writeFile(join(two, 'src/a.ts'), 'src/A.ts')
    await utimes(join(two, 'src/a.ts'), 1, 1)
    seen.add(await hashFiles(two, roots))
    await appendFile(join(two, 'lock.json'), '\n')
    seen.add(await hashFiles(two, roots))
    await cp(join(two, 'src/a.ts'), join(two, 'src/c.ts'))
    seen.add(await hashFiles(two, roots))
    expect(seen.size).toBe(4)
    for (const name of ['src/a.test.ts', 'src/NOTES.md']) await writeFile(join(one, name), 'any')
    expect(await hashFiles(one, roots)).toBe(first)
  })
})
