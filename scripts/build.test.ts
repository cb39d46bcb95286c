import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../src/testing/create-temp-dir.ts'
import { startNode } from '../src/testing/start-node.ts'
import { isReplaceable } from './lib/is-replaceable.ts'

const build = (...args: string[]) => startNode(join(import.meta.dirname, 'build.ts'), args).ended

describe('npm run build', () => {
  it('takes the place of nothing but a site', async () => {
    const folder = await createTempDir()
    await writeFile(join(folder, 'precious.txt'), 'Mots précieux.')
    expect(await build(folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('Rien n’a été construit ni effacé') })
    expect(await readFile(join(folder, 'precious.txt'), 'utf8')).toBe('Mots précieux.')
    expect(await isReplaceable(join(folder, 'precious.txt'))).toBe(false)
    expect(await isReplaceable(join(folder, 'absent'))).toBe(true)
    await writeFile(join(folder, 'build.json'), '{}')
    expect(await isReplaceable(folder)).toBe(true)
  })

  it('takes no option for a folder', async () => {
    expect(await build('--help')).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run build [-- DOSSIER]') })
  })
})
