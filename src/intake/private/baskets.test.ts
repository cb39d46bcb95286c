import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createBaskets, type BasketEntry } from './baskets.ts'
import { createPrivateFolder } from './private-folder.ts'

const [one, other] = ['0000000001', '0000000002'] as const
const [ana, bea] = ['p-0000000001', 'p-0000000002']
const entryOf = (contribution: string, id: string, reason = 'Parce que.'): BasketEntry => ({
  id,
  at: '2026-10-01T18:00:00.000Z',
  decision: { contribution, outcome: 'declined', reason, leftOut: [] },
  seen: '',
  main: 'a'.repeat(40),
  typed: { pourquoi: reason },
})

const open = async (path: string) => createBaskets(await createPrivateFolder(path))

describe('createBaskets', () => {
  it('keeps what each coordinator decided, across a restart', async () => {
    const path = await createTempDir()
    const baskets = await open(path)
    await baskets.put(ana, entryOf(one, '000000000a'))
    await baskets.put(bea, entryOf(one, '000000000b'))
    const again = await open(path)
    expect((await again.of(ana)).entries).toEqual([entryOf(one, '000000000a')])
    expect((await again.list()).map(({ person }) => person)).toEqual([ana, bea])
    expect(await again.of('p-0000000009')).toEqual({ person: 'p-0000000009', entries: [] })
  })

  it('holds one decision on a contribution, the last one, in its place', async () => {
    const baskets = await open(await createTempDir())
    await Promise.all([baskets.put(ana, entryOf(one, '000000000a')), baskets.put(ana, entryOf(other, '000000000b')), baskets.put(ana, entryOf(one, '000000000c', 'Mieux dit.'))])
    expect((await baskets.of(ana)).entries.map(({ id }) => id)).toEqual(['000000000c', '000000000b'])
  })

  it('gives back what is taken out, and drops by id what was published, not what was edited since', async () => {
    const baskets = await open(await createTempDir())
    expect(await baskets.remove(ana, one)).toBeNull()
    await baskets.put(ana, entryOf(one, '000000000a'))
    await baskets.put(ana, entryOf(other, '000000000b'))
    expect(await baskets.remove(ana, other)).toMatchObject({ id: '000000000b' })
    await baskets.put(ana, entryOf(one, '000000000c'))
    await baskets.drop(ana, new Set(['000000000a']))
    expect((await baskets.of(ana)).entries).toHaveLength(1)
    await baskets.drop(ana, new Set(['000000000c']))
    expect(await baskets.list()).toEqual([])
  })

  it('goes on in another basket, but for what that one decided already', async () => {
    const baskets = await open(await createTempDir())
    await baskets.put(ana!, entryOf(one, '000000000a'))
    await baskets.put(ana!, entryOf(other, '000000000b'))
    await baskets.put(bea!, entryOf(other, '000000000c'))
    await baskets.takeOver(ana!, bea!)
    expect((await baskets.of(bea!)).entries.map(({ id }) => id)).toEqual(['000000000c', '000000000a'])
    expect((await baskets.of(ana!)).entries.map(({ id }) => id)).toEqual(['000000000b'])
  })

  it('does not start over a file that is damaged', async () => {
    const path = await createTempDir()
    await mkdir(join(path, 'baskets'), { recursive: true })
    await writeFile(join(path, 'baskets', `${ana}.json`), '{"format":1}')
    await expect((await open(path)).of(ana!)).rejects.toMatchObject({ code: 'private.unreadable' })
  })
})
