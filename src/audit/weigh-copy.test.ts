import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { weighCopy } from './weigh-copy.ts'

const createTempDir = useTempDirs()

describe('weighCopy', () => {
  it('counts compressed bytes where there are some, whole ones on the device', async () => {
    const folder = await createTempDir()
    await mkdir(join(folder, 'plan'))
    await writeFile(join(folder, 'plan/index.html'), 'x'.repeat(100))
    await writeFile(join(folder, 'plan/index.html.br'), 'x'.repeat(10))
    await writeFile(join(folder, 'a.pf_index'), 'x'.repeat(7))
    await mkdir(join(folder, 'hors-ligne'))
    await writeFile(join(folder, 'hors-ligne/copie.json'), JSON.stringify({ small: [['plan/', 'h']], rest: [['a.pf_index', '']], later: [] }))
    expect(await weighCopy(folder)).toEqual({ files: 2, sent: 17, kept: 107 })
  })

  it('refuses a site without a copy', async () => {
    const folder = await createTempDir()
    await expect(weighCopy(folder)).rejects.toThrow(/no offline copy/)
  })
})
