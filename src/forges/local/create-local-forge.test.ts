import { describe, expect, it } from 'vitest'
import { contractFiles, forgeContract } from '../../testing/forge-contract.ts'
import { createTempRepository } from '../../testing/create-temp-repository.ts'
import { pruneUnreachable } from '../../git/prune-unreachable.ts'
import { runGit } from '../../git/run-git.ts'
import { writePeople } from '../../register/people.ts'
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

  it('leaves no trace on disk of a name that was taken back, once pruned', async () => {
    const { gitDir } = await createTempRepository()
    const forge = createLocalForge({ gitDir })
    const at = '2026-02-03T04:05:06Z'
    await writePeople(forge, () => ({ 'p-0000000001': { name: 'Aimée Effacée' }, 'p-0000000002': { name: 'Jo' } }), at)
    await writePeople(forge, ({ 'p-0000000001': _, ...others }) => others, at)
    await pruneUnreachable(gitDir, 'now')
    const ids = (await runGit(['--git-dir', gitDir, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)'])).toString().trim().split('\n')
    const objects = await Promise.all(ids.map((id) => runGit(['--git-dir', gitDir, 'cat-file', '-p', id])))
    expect(objects.some((object) => object.includes('"Jo"'))).toBe(true)
    expect(objects.some((object) => object.includes('Effacée'))).toBe(false)
  })
})
