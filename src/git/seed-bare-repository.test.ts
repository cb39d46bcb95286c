import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { openRepository } from './open-repository.ts'
import { runGit } from './run-git.ts'
import { seedBareRepository } from './seed-bare-repository.ts'

const root = { at: '2020-09-01T00:00:00Z', message: 'plan: import\n' }

async function createSource(): Promise<string> {
  const from = await createTempDir()
  await mkdir(join(from, 'content', 'actions'), { recursive: true })
  await writeFile(join(from, 'content', 'plan.md'), '---\r\ntitle: Été\r\n---\r\n')
  await writeFile(join(from, 'content', 'actions', 'image.png'), Buffer.from([0xff, 0, 0xfe]))
  await writeFile(join(from, 'README.md'), 'not the plan')
  return from
}

describe('seedBareRepository', () => {
  it('copies the bytes of content/ alone into one root commit', async () => {
    const from = await createSource()
    await symlink('/etc/passwd', join(from, 'content', 'link.md'))
    const gitDir = join(await createTempDir(), 'deep', 'plan.git')
    await seedBareRepository({ gitDir, from, ...root })
    const repository = openRepository(gitDir)
    const { main, register } = await repository.heads()
    expect(register).toBeNull()
    expect(await repository.log(main, '')).toMatchObject([{ parents: [], at: '2020-09-01T00:00:00.000Z', message: 'plan: import\n' }])
    expect([...(await repository.readFolder(main, '')).keys()]).toEqual(['content/actions/image.png', 'content/plan.md'])
    expect((await runGit(['--git-dir', gitDir, 'cat-file', 'blob', 'main:content/actions/image.png'])).equals(Buffer.from([0xff, 0, 0xfe]))).toBe(true)
    expect((await runGit(['--git-dir', gitDir, 'symbolic-ref', 'HEAD'])).toString().trim()).toBe('refs/heads/main')
  })

  it('gives the same commit for the same bytes, date and message, with or without .git', async () => {
    const from = await createSource()
    const gitDir = join(await createTempDir(), 'plan.git')
    await seedBareRepository({ gitDir, from, ...root })
    const checkout = await createTempDir()
    await cp(from, checkout, { recursive: true })
    await runGit(['init', '--quiet', '--', checkout])
    const again = join(await createTempDir(), 'plan.git')
    await seedBareRepository({ gitDir: again, from: checkout, history: 'none', ...root })
    expect(await openRepository(again).heads()).toEqual(await openRepository(gitDir).heads())
  })

  it('takes the branches of a Git repository with all their history, and no other', async () => {
    const source = await createTempRepository()
    const main = await source.commit({ 'content/a.md': 'a' })
    const register = await source.commit({ 'events/1.json': '{}' }, { branch: 'register' })
    const people = await source.commit({ 'people.json': '{}' }, { branch: 'people' })
    await source.commit({ 'content/b.md': 'b' }, { branch: 'amendments/0000000001' })
    const clone = join(await createTempDir(), 'clone')
    await runGit(['clone', '--quiet', '--', source.gitDir, clone], { env: { GIT_ALLOW_PROTOCOL: 'file' } })
    for (const from of [source.gitDir, clone]) {
      const gitDir = join(await createTempDir(), 'plan.git')
      await seedBareRepository({ gitDir, from, ...root })
      expect(await openRepository(gitDir).heads()).toEqual({ main, register, people })
      expect(await openRepository(gitDir).log(main, 'content')).toHaveLength(2)
      expect((await runGit(['--git-dir', gitDir, 'for-each-ref', '--format=%(refname)'])).toString().trim().split('\n')).toEqual(['refs/heads/main', 'refs/heads/people', 'refs/heads/register'])
      await runGit(['--git-dir', gitDir, 'fsck', '--strict', '--full'])
    }
  })

  it('leaves nothing behind when the source holds no plan, is shallow, or is unreadable', async () => {
    const source = await createTempRepository({ 'README.md': 'no plan' })
    const shallow = join(await createTempDir(), 'shallow')
    await runGit(['clone', '--quiet', '--depth=1', '--', `file://${(await createTempRepository()).gitDir}`, shallow], { env: { GIT_ALLOW_PROTOCOL: 'file' } })
    await writeFile(join(shallow, '.git', 'shallow'), `${'a'.repeat(40)}\n`)
    const sources = [[await createTempDir(), 'source.no-content'], [source.gitDir, 'source.no-content'], [shallow, 'repository.unreadable'], ['/nowhere/at/all', 'source.no-content']]
    for (const [from = '', code] of sources) {
      const folder = await createTempDir()
      await expect(seedBareRepository({ gitDir: join(folder, 'plan.git'), from, ...root }), from).rejects.toMatchObject({ code })
      expect(await readdir(folder)).toEqual([])
    }
  })

  it('leaves what is there as it is', async () => {
    const { gitDir, root: main } = await createTempRepository()
    await expect(seedBareRepository({ gitDir, from: await createSource(), ...root })).rejects.toMatchObject({ code: 'repository.exists' })
    expect((await openRepository(gitDir).heads()).main).toBe(main)
  })

  it('starts afresh over what a cut left', async () => {
    const gitDir = join(await createTempDir(), 'plan.git')
    await mkdir(join(`${gitDir}.partial`, 'objects'), { recursive: true })
    await seedBareRepository({ gitDir, from: await createSource(), ...root })
    expect((await openRepository(gitDir).heads()).main).toMatch(/^[0-9a-f]{40}$/)
  })
})
