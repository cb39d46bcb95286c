import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createSigner } from '../guards/signer.ts'
import { createCoordinators } from './coordinators.ts'
import { createPrivateFolder } from './private-folder.ts'
import { writeDurably } from './write-durably.ts'

const clock = { now: () => new Date('2026-10-01T10:00:00Z') }

async function open(dir: string) {
  const folder = await createPrivateFolder(dir)
  return createCoordinators(folder, createSigner(folder.key), clock)
}

describe('createCoordinators', () => {
  it('gives the same link after a restart, and stores none', async () => {
    const dir = await createTempDir()
    const one = await open(dir)
    const ana = await one.add('Ana')
    const token = one.tokenOf(ana)
    const again = await open(dir)
    expect(await again.findByToken(token)).toEqual(ana)
    expect(again.tokenOf(ana)).toBe(token)
    expect(await readFile(join(dir, 'coordinators.json'), 'utf8')).not.toContain(token)
  })

  it('sees at once what another process added or revoked', async () => {
    const dir = await createTempDir()
    const [server, command] = [await open(dir), await open(dir)]
    const bea = await command.add('Béa')
    expect((await server.findActive(bea.id))?.name).toBe('Béa')
    await command.revoke(bea.id)
    expect([await server.findActive(bea.id), await server.findByToken(server.tokenOf(bea))]).toEqual([null, null])
    expect(await command.revoke(bea.id)).toBe(false)
  })

  it('does not start over a damaged file', async () => {
    const dir = await createTempDir()
    const coordinators = await open(dir)
    await writeDurably(join(dir, 'coordinators.json'), '{"format":2}')
    await expect(coordinators.add('Ana')).rejects.toThrow(/Restore it/)
    expect(await readFile(join(dir, 'coordinators.json'), 'utf8')).toBe('{"format":2}')
  })
})
