import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { moveRef } from './move-ref.ts'
import { readRefs } from './read-refs.ts'

const main = 'refs/heads/main'

async function start() {
  const { gitDir, root, commit } = await createTempRepository()
  const next = await commit({ 'content/a.md': 'a' }, { branch: 'next', otherParents: [root] })
  return { gitDir, root, next, head: async () => (await readRefs(gitDir, [main])).get(main) ?? null }
}

describe('moveRef', () => {
  it('moves a ref that is where expected, and no other', async () => {
    const { gitDir, root, next, head } = await start()
    expect(await moveRef(gitDir, main, next, root)).toBe(false)
    expect(await moveRef(gitDir, main, null, next)).toBe(false)
    expect(await head()).toBe(root)
    expect(await moveRef(gitDir, main, root, next)).toBe(true)
    expect(await head()).toBe(next)
    expect(await moveRef(gitDir, main, root, null)).toBe(false)
    expect(await moveRef(gitDir, main, next, null)).toBe(true)
    expect(await head()).toBeNull()
    expect(await moveRef(gitDir, main, next, root)).toBe(false)
  })

  it('throws for a commit that is not there', async () => {
    const { gitDir, root, head } = await start()
    await expect(moveRef(gitDir, main, root, 'ab'.repeat(20))).rejects.toMatchObject({ code: 'git.failed' })
    expect(await head()).toBe(root)
  })

  it('gets past a lock that a power cut left, and not past a fresh one', async () => {
    const { gitDir, root, next, head } = await start()
    const lock = join(gitDir, `${main}.lock`)
    await writeFile(lock, '')
    await expect(moveRef(gitDir, main, root, next)).rejects.toMatchObject({ code: 'git.failed', message: expect.stringContaining('main.lock') })
    expect(await head()).toBe(root)
    const old = new Date(Date.now() - 3_600_000)
    await utimes(lock, old, old)
    expect(await moveRef(gitDir, main, root, next)).toBe(true)
    expect(await head()).toBe(next)
  })
})
