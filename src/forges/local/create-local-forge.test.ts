import { describe, expect, it } from 'vitest'
import { contractFiles, forgeContract } from '../../testing/forge-contract.ts'
import { createTempRepository } from '../../testing/create-temp-repository.ts'
import { createLocalForge } from './create-local-forge.ts'

forgeContract('local forge', async () => {
  const { gitDir } = await createTempRepository(contractFiles)
  return { gitDir, forge: createLocalForge({ gitDir }), other: createLocalForge({ gitDir }) }
})

describe('createLocalForge', () => {
  it('removes the working branch of a closed change request', async () => {
    const { gitDir, root } = await createTempRepository()
    const forge = createLocalForge({ gitDir })
    const branch = 'amendments/0000000001'
    await forge.writeCommit({ branch, expected: null, parents: [root], base: root, files: new Map([['content/a.md', 'a']]), message: 'a\n', at: '2026-02-03T04:05:06Z' })
    await forge.closeChangeRequest('0000000001', 'Déjà là.')
    expect(await forge.headOf(branch)).toBeNull()
  })
})
