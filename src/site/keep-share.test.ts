import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { keepShare } from './keep-share.ts'

describe('keepShare', () => {
  it('gives what the build before kept, and nothing where there was none or it is damaged', async () => {
    const folder = join(await createTempDir(), 'cache')
    expect([await keepShare(folder, 1), await keepShare(folder, 0.5), await keepShare(folder, 0.75)]).toEqual([null, 1, 0.5])
    await writeFile(join(folder, 'share.json'), '{"traced": 12}')
    expect([await keepShare(folder, 0.25), await keepShare(folder, 1)]).toEqual([null, 0.25])
  })
})
