import { describe, expect, it } from 'vitest'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createClaims } from './claims.ts'
import { createPrivateFolder } from './private-folder.ts'

const [one, other] = ['0000000001', '0000000002']
const [ana, bea] = ['p-0000000001', 'p-0000000002']

async function start(path?: string) {
  let now = new Date('2026-10-01T18:00:00Z')
  const planDir = path ?? (await createTempDir())
  const claims = createClaims(await createPrivateFolder(planDir), { now: () => now })
  return { claims, planDir, setTime: (iso: string) => void (now = new Date(iso)) }
}

describe('createClaims', () => {
  it('keeps who took what and when, across a restart', async () => {
    const { claims, planDir } = await start()
    await claims.take(one, ana, null)
    const again = await start(planDir)
    expect([...(await again.claims.list())]).toEqual([[one, { by: ana, at: '2026-10-01T18:00:00.000Z' }]])
  })

  it('leaves it to whoever was quicker', async () => {
    const { claims } = await start()
    const taken = await Promise.all([claims.take(one, ana, null), claims.take(one, bea, null)])
    expect(taken.map(({ by }) => by)).toEqual([ana, ana])
  })

  it('goes to another who saw who had it', async () => {
    const { claims } = await start()
    await claims.take(one, ana, null)
    expect(await claims.take(one, bea, ana)).toMatchObject({ by: bea })
  })

  it('is released by its own person only', async () => {
    const { claims } = await start()
    await claims.take(one, ana, null)
    await claims.take(other, bea, null)
    await claims.release(one, bea)
    await claims.release(other, bea)
    expect([...(await claims.list()).keys()]).toEqual([one])
  })

  it('is over by itself after three hours', async () => {
    const { claims, setTime } = await start()
    await claims.take(one, ana, null)
    setTime('2026-10-01T20:59:00Z')
    expect((await claims.list()).size).toBe(1)
    setTime('2026-10-01T21:00:00Z')
    expect((await claims.list()).size).toBe(0)
    expect(await claims.take(one, bea, null)).toMatchObject({ by: bea })
  })
})
