import { copyFile, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { openTraceCache } from './trace-cache.ts'
import type { TraceCache } from './trace-cache.ts'

async function createCache(limits?: { entries: number; bytes: number }) {
  const folder = join(await createTempDir(), 'traces')
  const open = (version = 'v1') => openTraceCache({ folder, version, ...(limits && { limits }) })
  const files = async () => (await readdir(folder)).map((name) => join(folder, name))
  return { folder, open, files, cache: open() }
}

const keep = (cache: TraceCache, name: string, text = `at ${name}`): void => cache.keep(name, { trace: new TextEncoder().encode(text) })
const tell = (cache: TraceCache, name: string): string | undefined => {
  const found = cache.read(name)
  return found ? new TextDecoder().decode(found.trace) : undefined
}

describe('openTraceCache', () => {
  it('finds what was kept, in another process too, and nothing else', async () => {
    const { cache, open } = await createCache()
    expect([tell(cache, 'a'), cache.isEmpty()]).toEqual([undefined, true])
    keep(cache, 'a')
    keep(cache, 'b')
    keep(cache, 'b', 'newer')
    expect([cache.isEmpty(), open().isEmpty()]).toEqual([false, false])
    expect([tell(open(), 'a'), tell(open(), 'b'), tell(open(), 'c')]).toEqual(['at a', 'newer', undefined])
  })

  it('gives back every part', async () => {
    const { cache } = await createCache()
    cache.keep('a', { trace: new Uint8Array([1, 2, 3]), empty: new Uint8Array(), more: new Uint8Array([4]) })
    expect(Object.entries(cache.read('a')!).map(([name, bytes]) => [name, [...bytes]])).toEqual([['trace', [1, 2, 3]], ['empty', []], ['more', [4]]])
  })

  it('ignores another version, and an entry under another name', async () => {
    const { cache, open, files } = await createCache()
    keep(cache, 'a')
    const [first] = await files()
    keep(cache, 'b')
    const second = (await files()).find((file) => file !== first)!
    expect(tell(open('v2'), 'b')).toBeUndefined()
    await copyFile(first!, second)
    expect([tell(cache, 'a'), tell(cache, 'b')]).toEqual(['at a', undefined])
  })

  it('ignores and removes an entry of which any byte is another, or that was cut', async () => {
    const { cache, files } = await createCache()
    keep(cache, 'a')
    const [file] = await files()
    const good = await readFile(file!)
    for (let at = 0; at <= good.length; at++) {
      const damaged = Buffer.from(good)
      if (at < good.length) damaged[at]! ^= 1
      await writeFile(file!, at < good.length ? damaged : good.subarray(0, 9))
      expect(tell(cache, 'a')).toBeUndefined()
      expect(await files()).toEqual([])
    }
    await writeFile(file!, good)
    expect(tell(cache, 'a')).toBe('at a')
  })

  it('stays within its limits: the least recently used go, the newest never', async () => {
    const { cache, files } = await createCache({ entries: 2, bytes: 2_000 })
    keep(cache, 'a')
    keep(cache, 'b')
    for (const file of await files()) await utimes(file, 1, 1)
    expect(tell(cache, 'a')).toBe('at a')
    keep(cache, 'c')
    expect([tell(cache, 'a'), tell(cache, 'b'), tell(cache, 'c')]).toEqual(['at a', undefined, 'at c'])
    keep(cache, 'd', 'd'.repeat(3_000))
    expect([tell(cache, 'a'), tell(cache, 'd')?.length]).toEqual([undefined, 3_000])
  })

  it('clears what a process that was cut left half written', async () => {
    const { cache, folder, files } = await createCache()
    keep(cache, 'a')
    await writeFile(join(folder, 'x.partial'), 'half')
    await utimes(join(folder, 'x.partial'), 1, 1)
    await writeFile(join(folder, 'y.partial'), 'being written')
    keep(cache, 'b')
    expect((await files()).map((file) => file.slice(folder.length + 1)).filter((name) => name.endsWith('.partial'))).toEqual(['y.partial'])
  })

  it('keeps nothing, and says nothing, where its folder goes or cannot be written', async () => {
    const { cache, folder } = await createCache()
    keep(cache, 'a')
    await rm(folder, { recursive: true })
    expect(tell(cache, 'a')).toBeUndefined()
    keep(cache, 'a')
    expect(tell(cache, 'a')).toBe('at a')
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file')
    keep(cache, 'a')
    expect(tell(cache, 'a')).toBeUndefined()
  })
})
