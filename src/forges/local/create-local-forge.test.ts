import { describe, expect, it } from 'vitest'
import { createTempRepository } from '../../testing/create-temp-repository.ts'
import { createLocalForge } from './create-local-forge.ts'

describe('createLocalForge', () => {
  it('writes a commit that its repository reads', async () => {
    const { gitDir, root } = await createTempRepository()
    const forge = createLocalForge({ gitDir })
    const head = await forge.writeCommit({ branch: 'main', expected: root, parents: [root], base: root, files: new Map([['content/actions/a.md', 'É\r\n']]), message: 'Un\n\nContribution: x\n', at: '2026-02-03T04:05:06Z' })
    expect(await forge.refresh()).toEqual({ main: head, register: null, people: null })
    expect(await forge.repository.readFolder(head, 'content')).toEqual(new Map([['actions/a.md', 'É\r\n'], ['plan.md', '---\ntitle: Plan\n---\n']]))
    expect(await forge.repository.log(head, 'content')).toMatchObject([{ id: root, parents: [] }, { id: head, parents: [root], at: '2026-02-03T04:05:06.000Z', author: 'Plan vivant', message: 'Un\n\nContribution: x\n' }])
  })
})
