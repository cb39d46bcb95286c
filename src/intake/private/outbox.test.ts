import { chmod, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ForgeClosed, ForgePaused, ForgeRefused, ForgeUnreachable, TooSoon } from '../../ports.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createOutbox } from './outbox.ts'
import type { Delivery, OutboxRecord } from './outbox.ts'
import { createPrivateFolder } from './private-folder.ts'
import { NotKept, writeDurably } from './write-durably.ts'

const entry = (id: string, contribution = id): OutboxEntry => ({ type: 'withdraw', id, at: '2026-10-01T10:00:00Z', by: 'p-0000000001', contribution })
const done: Delivery = { outcome: 'done', events: [] }
const clock = { now: () => new Date() }

async function open(dir: string, deliver: (record: OutboxRecord) => Promise<Delivery>) {
  const folder = await createPrivateFolder(dir)
  const outbox = await createOutbox({ folder, clock, deliver })
  onTestFinished(() => outbox.stop())
  return outbox
}

describe('createOutbox', () => {
  it('has the entry on disk, whole, before it says so', async () => {
    const dir = await createTempDir()
    const outbox = await open(dir, () => Promise.reject(new Error('down')))
    await outbox.add({ entry: entry('0000000001'), name: 'Zoé' })
    const [file] = await readdir(join(dir, 'outbox'))
    expect(JSON.parse(await readFile(join(dir, 'outbox', file ?? ''), 'utf8'))).toEqual({ format: 1, entry: entry('0000000001'), name: 'Zoé' })
    expect((await stat(join(dir, 'outbox', file ?? ''))).mode & 0o777).toBe(0o600)
  })

  it('goes on where the former process stopped, in order, and forgets what left', async () => {
    const dir = await createTempDir()
    const stuck = await createOutbox({ folder: await createPrivateFolder(dir), clock, deliver: () => Promise.reject(new Error('down')) })
    for (const id of ['0000000003', '0000000001', '0000000002']) await stuck.add({ entry: entry(id) })
    await stuck.stop()
    const left: string[] = []
    const outbox = await open(dir, async ({ entry: { id } }) => (left.push(id), done))
    await outbox.settled('0000000002', 30_000)
    expect(left).toEqual(['0000000003', '0000000001', '0000000002'])
    await vi.waitFor(async () => expect(await readdir(join(dir, 'outbox'))).toEqual([]))
  })

  it('tries again after a failure, and lets other contributions pass meanwhile', async () => {
    const dir = await createTempDir()
    const tries: string[] = []
    const outbox = await open(dir, async ({ entry: { id } }) => {
      tries.push(id)
      if (id === '0000000001' && tries.filter((each) => each === id).length < 2) throw new Error('no answer')
      return done
    })
    await outbox.add({ entry: entry('0000000001') })
    await outbox.add({ entry: entry('0000000002', '0000000001') })
    await outbox.add({ entry: entry('0000000003') })
    await outbox.settled('0000000003', 30_000)
    expect(outbox.lastFailure()).toBeNull()
    await outbox.settled('0000000002', 30_000)
    expect(tries).toEqual(['0000000001', '0000000003', '0000000001', '0000000002'])
  })

  it('answers whoever asks while what was delivered is taken off the disk', async () => {
    const folder = await createPrivateFolder(await createTempDir())
    let asked: Promise<Delivery | null> | undefined
    const records: typeof folder.records = (name) => ({
      ...folder.records(name),
      remove: (file) => {
        asked = outbox.settled('0000000001', 5_000)
        return folder.records(name).remove(file)
      },
    })
    const outbox = await createOutbox({ folder: { ...folder, records }, clock, deliver: async () => done })
    onTestFinished(() => outbox.stop())
    await outbox.add({ entry: entry('0000000001') })
    await vi.waitFor(() => expect(asked).toBeDefined())
    expect(await asked).toEqual(done)
  })

  it('sets aside what was refused with nobody waiting, and gives the refusal to who waits', async () => {
    const dir = await createTempDir()
    const refusal: Delivery = { outcome: 'refused', issues: [{ code: 'contribution.unknown', path: '' }] }
    const outbox = await open(dir, async () => refusal)
    const waiting = outbox.settled('0000000001', 30_000)
    await outbox.add({ entry: entry('0000000001') })
    expect(await waiting).toEqual(refusal)
    await outbox.add({ entry: entry('0000000002') })
    await vi.waitFor(async () => expect(await outbox.listSetAside()).toMatchObject([{ record: { entry: { id: '0000000002' } }, issues: refusal.issues }]))
    await outbox.dropSetAside((await outbox.listSetAside())[0]?.name ?? '')
    expect(await outbox.listSetAside()).toEqual([])
  })

  it('delivers one at a time', async () => {
    const dir = await createTempDir()
    let [now, most] = [0, 0]
    const outbox = await open(dir, async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now -= 1
      return done
    })
    await Promise.all(['0000000001', '0000000002', '0000000003'].map((id) => outbox.add({ entry: entry(id) })))
    await outbox.settled('0000000003', 30_000)
    expect(most).toBe(1)
  })
})

describe('an outbox on a forge that is far', () => {
  /** Time moves when the outbox sleeps, and then at once; `deliver` answers by the entry's id. */
  async function openFar(answer: (id: string, now: number) => void) {
    let now = Date.parse('2026-10-01T10:00:00Z')
    const left: [string, number][] = []
    const start = now
    const folder = await createPrivateFolder(await createTempDir())
    let asleep: (() => void) | null = null
    const outbox = await createOutbox({
      folder,
      clock: { now: () => new Date(now) },
      async deliver({ entry: { id } }) {
        answer(id, (now - start) / 1_000)
        left.push([id, (now - start) / 1_000])
        return done
      },
      timing: { random: () => 0, wake: (milliseconds, task) => ((asleep = () => ((asleep = null), (now += milliseconds), task())), () => void (asleep = null)) },
    })
    onTestFinished(() => outbox.stop())
    /** Resolves once the outbox sleeps or has nothing left. */
    const settle = () => vi.waitFor(() => expect(asleep !== null || outbox.pending().length === 0).toBe(true), { timeout: 15_000 })
    return {
      outbox,
      left,
      add: (id: string, contribution?: string) => outbox.add({ entry: entry(id, contribution) }),
      settle,
      async sleep() {
        await settle()
        asleep?.()
        await settle()
      },
    }
  }
  const until = (seconds: number) => new Date(Date.parse('2026-10-01T10:00:00Z') + seconds * 1_000)

  it('asks for nothing during a pause, says until when, then goes on in order', async () => {
    const tried: string[] = []
    const { outbox, left, add, settle, sleep } = await openFar((id, now) => {
      tried.push(id)
      if (now < 300) throw new ForgePaused('rate limit', until(300))
    })
    await add('0000000001')
    await settle()
    await add('0000000002')
    expect(tried).toEqual(['0000000001'])
    expect(outbox.queue()).toMatchObject({ stop: { why: 'paused', since: '2026-10-01T10:00:00.000Z', until: until(300).toISOString() }, waiting: [{ why: 'failed', nextTry: until(300).toISOString() }, { why: 'turn', nextTry: null }] })
    await sleep()
    expect(left).toEqual([['0000000001', 300], ['0000000002', 300]])
    expect(outbox.queue()).toEqual({ stop: null, waiting: [] })
  })

  it('stops when the forge is closed to it, until a person says so, and looks again each hour', async () => {
    let isOpen = false
    const { outbox, left, add, settle, sleep } = await openFar(() => {
      if (!isOpen) throw new ForgeClosed('forge.denied', 'no such installation')
    })
    await add('0000000001')
    await add('0000000002')
    await settle()
    expect(outbox.queue().stop).toMatchObject({ why: 'closed', message: 'no such installation' })
    await sleep()
    expect(outbox.queue().stop).toMatchObject({ why: 'closed', since: '2026-10-01T10:00:00.000Z', until: until(7_200).toISOString() })
    isOpen = true
    outbox.resume()
    await vi.waitFor(() => expect(left).toHaveLength(2))
  })

  it('backs off from a forge that does not answer, and lets another entry try first', async () => {
    const tried: [string, number][] = []
    const { left, add, settle, sleep } = await openFar((id, now) => {
      tried.push([id, now])
      if (id === '0000000001' && tried.length < 6) throw new ForgeUnreachable('forge.unreachable', 'no answer')
    })
    await add('0000000001')
    await settle()
    await add('0000000002')
    await sleep()
    expect(left).toEqual([['0000000002', 1]])
    while (left.length < 2) await sleep()
    const waits = tried.filter(([id]) => id === '0000000001').map(([, now], index, all) => now - (all[index - 1]?.[1] ?? 0))
    expect(waits.map(Math.round)).toEqual([0, 1, 2, 4, 8])
  })

  it('lets what waits for company wait alone', async () => {
    const { outbox, left, add, settle, sleep } = await openFar((id, now) => {
      if (id === '0000000001' && now < 60) throw new TooSoon('the register', until(60))
    })
    await add('0000000001')
    await add('0000000002')
    await settle()
    expect(left).toEqual([['0000000002', 0]])
    expect(outbox.lastFailure()).toBeNull()
    expect(outbox.queue()).toMatchObject({ stop: null, waiting: [{ why: 'together', nextTry: until(60).toISOString() }] })
    await sleep()
    expect(left).toEqual([['0000000002', 0], ['0000000001', 60]])
  })

  it('sets aside what the forge refuses, whoever waits, lets others pass, and tries again when a person asks', async () => {
    let refuses = true
    const { outbox, left, add, settle } = await openFar((id) => {
      if (id === '0000000001' && refuses) throw new ForgeRefused('forge.refused', 'Validation Failed')
    })
    const waiting = outbox.settled('0000000001', 15_000)
    await add('0000000001')
    await add('0000000002')
    expect(await waiting).toMatchObject({ outcome: 'refused', issues: [{ code: 'forge.refused', data: { said: 'Validation Failed' } }] })
    await settle()
    const [aside] = await outbox.listSetAside()
    expect(aside).toMatchObject({ record: { entry: { id: '0000000001' } } })
    refuses = false
    await outbox.retrySetAside(aside!.name)
    await vi.waitFor(() => expect(left.map(([id]) => id)).toEqual(['0000000002', '0000000001']))
    expect(await outbox.listSetAside()).toEqual([])
  })
})

describe('writeDurably', () => {
  it('throws when the disk does not take it, and leaves nothing half-written', async () => {
    const dir = await createTempDir()
    const file = join(dir, 'a-file')
    await writeDurably(file, 'one')
    // A folder cannot be made under a file: fails for every user, root included.
    await expect(writeDurably(join(file, 'under', 'record.json'), 'two')).rejects.toThrow(NotKept)
    expect(await readFile(file, 'utf8')).toBe('one')
    expect(await readdir(dir)).toEqual(['a-file'])
  })
})

describe('createPrivateFolder', () => {
  it('makes its key once, for its owner alone', async () => {
    const dir = await createTempDir()
    const one = await createPrivateFolder(dir)
    const two = await createPrivateFolder(dir)
    expect(one.key.equals(two.key)).toBe(true)
    expect(one.key).toHaveLength(32)
    expect((await stat(join(dir, 'key'))).mode & 0o777).toBe(0o600)
  })

  it('does not start over a damaged key', async () => {
    const dir = await createTempDir()
    await createPrivateFolder(dir)
    await chmod(join(dir, 'key'), 0o600)
    await writeDurably(join(dir, 'key'), 'short')
    await expect(createPrivateFolder(dir)).rejects.toThrow(/Restore it/)
  })

  it('takes no name that could be a path', async () => {
    const folder = await createPrivateFolder(await createTempDir())
    for (const name of ['../key', 'a/b', '', '.', 'A']) expect(() => folder.records('held').read(name)).toThrow(/cannot be read/)
  })
})
