import { describe, expect, it } from 'vitest'
import type { SessionState } from '../../domain/session.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createMergingSessions } from './merging-sessions.ts'
import { createPrivateFolder } from './private-folder.ts'

const at = '2026-02-01T10:00:00.000Z'
const [ana, bea] = ['p-0000000001', 'p-0000000002']
const state: SessionState = { id: 's000000001', item: 'lieux', openedAt: at, openedBy: ana, participants: [ana], known: [], choices: {}, wordings: {}, leftOpen: '', note: '', version: '' }

describe('createMergingSessions', () => {
  it('keeps a session across restarts, with what it was before', async () => {
    const path = await createTempDir()
    const sessions = createMergingSessions(await createPrivateFolder(path))
    await sessions.open(state, at)
    await sessions.save(state.id, bea, at, async ({ current }) => ({ state: { ...current.state, note: 'Un.' } }))
    const again = createMergingSessions(await createPrivateFolder(path))
    expect(await again.find(state.id)).toMatchObject({ current: { revision: 2, by: bea, state: { note: 'Un.' } }, past: [{ revision: 1, state: { note: '' } }] })
    expect(await again.list()).toHaveLength(1)
    await again.remove(state.id)
    expect(await again.find(state.id)).toBeNull()
  })

  it('lets the second of two who save at once see what the first left', async () => {
    const sessions = createMergingSessions(await createPrivateFolder(await createTempDir()))
    await sessions.open(state, at)
    const add = (letter: string) => sessions.save(state.id, ana, at, async ({ current }) => ({ state: { ...current.state, note: current.state.note + letter } }))
    await Promise.all(['a', 'b', 'c'].map(add))
    expect((await sessions.find(state.id))?.current).toMatchObject({ revision: 4, state: { note: 'abc' } })
  })

  it('writes nothing where nothing is to be changed, or where there is no session', async () => {
    const sessions = createMergingSessions(await createPrivateFolder(await createTempDir()))
    await sessions.open(state, at)
    expect((await sessions.save(state.id, ana, at, async () => null))?.current.revision).toBe(1)
    expect(await sessions.save('s000000002', ana, at, async () => ({ state }))).toBeNull()
  })
})
