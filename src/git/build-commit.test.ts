import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { buildCommit } from './build-commit.ts'
import { runGit } from './run-git.ts'

const fields = { message: 'one\n', at: '2026-02-03T04:05:06+02:00' }

describe('buildCommit', () => {
  it('gives one id to the same commit, in any repository, and moves no ref', async () => {
    const [one, other] = [await createTempRepository(), await createTempRepository()]
    const commit = { ...fields, parents: [], base: null, files: new Map<string, string | Buffer>([['b.md', 'b'], ['a.md', Buffer.from('a')]]) }
    const ids = [await buildCommit(one.gitDir, commit), await buildCommit(one.gitDir, commit), await buildCommit(other.gitDir, { ...commit, files: new Map([...commit.files].reverse()) })]
    expect(new Set(ids).size).toBe(1)
    expect((await runGit(['--git-dir', one.gitDir, 'for-each-ref', '--format=%(objectname) %(refname)'])).toString()).toBe(`${one.root} refs/heads/main\n`)
  })

  it('signs with nobody’s name and the date in UTC', async () => {
    const { gitDir, root } = await createTempRepository()
    const id = await buildCommit(gitDir, { ...fields, parents: [root], base: root, files: new Map() })
    const text = (await runGit(['--git-dir', gitDir, 'cat-file', 'commit', id])).toString()
    expect(text).toContain('author Plan vivant <plan-vivant@localhost> 1770084306 +0000\ncommitter Plan vivant <plan-vivant@localhost> 1770084306 +0000\n\none\n')
  })

  it('fits a removal and an addition at one place, whatever their order', async () => {
    const { gitDir, root } = await createTempRepository({ 'content/a': 'file', 'content/b/c.md': 'c' })
    const files = new Map([['content/b', 'now a file'], ['content/a/d.md', 'd'], ['content/a', null], ['content/b/c.md', null]])
    const id = await buildCommit(gitDir, { ...fields, parents: [root], base: root, files })
    expect((await runGit(['--git-dir', gitDir, 'ls-tree', '-r', '--name-only', id])).toString()).toBe('content/a/d.md\ncontent/b\n')
  })

  it('refuses a file inside a file before anything is written', async () => {
    const { gitDir, root } = await createTempRepository()
    const files = new Map([['content/a', 'file'], ['content/a/b.md', 'b']])
    await expect(buildCommit(gitDir, { ...fields, parents: [root], base: root, files })).rejects.toMatchObject({ code: 'git.unwritable-commit', data: { what: 'content/a/b.md' } })
  })

  it('names a parent that is missing and leaves nothing behind', async () => {
    const { gitDir, root } = await createTempRepository()
    const absent = 'ab'.repeat(20)
    const before = await readdir(gitDir)
    for (const commit of [{ parents: [absent], base: absent }, { parents: [root, absent], base: root }, { parents: [root], base: absent }]) {
      await expect(buildCommit(gitDir, { ...fields, ...commit, files: new Map([['a.md', 'a']]) })).rejects.toMatchObject({ code: 'git.failed', message: expect.stringContaining(absent) })
    }
    await expect(buildCommit(gitDir, { ...fields, parents: ['main'], base: null, files: new Map() })).rejects.toMatchObject({ code: 'git.unwritable-commit' })
    expect(await readdir(gitDir)).toEqual(before)
  })
})
