import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBareRepository } from '../../../git/create-bare-repository.ts'
import { moveRef } from '../../../git/move-ref.ts'
import { readRefs } from '../../../git/read-refs.ts'
import { createTempDir } from '../../../testing/create-temp-dir.ts'
import { createTempRepository } from '../../../testing/create-temp-repository.ts'
import { serveGit } from '../../../testing/github-stand-in/serve-git.ts'
import { fetchBranches } from './fetch-branches.ts'

const authorization = `Basic ${Buffer.from('x-access-token:ghs_secret').toString('base64')}`
const refs = ['refs/heads/main', 'refs/heads/register', 'refs/heads/people']

async function createMirror(): Promise<string> {
  const mirror = join(await createTempDir(), 'mirror.git')
  await createBareRepository(mirror, async () => {})
  return mirror
}

describe('fetchBranches', () => {
  it('takes branches over, rewritten and removed ones too', async () => {
    const { gitDir, root, commit } = await createTempRepository()
    const mirror = await createMirror()
    await commit({ 'people.json': '{}' }, { branch: 'people' })
    await fetchBranches(mirror, gitDir, null)
    expect(await readRefs(mirror, refs)).toEqual(await readRefs(gitDir, refs))
    await moveRef(gitDir, 'refs/heads/people', (await readRefs(gitDir, refs)).get('refs/heads/people')!, null)
    await moveRef(gitDir, 'refs/heads/main', root, await commit({ 'a.md': 'a' }, { branch: 'register' }))
    await fetchBranches(mirror, gitDir, null)
    expect(await readRefs(mirror, refs)).toEqual(await readRefs(gitDir, refs))
  })

  it('signs in over HTTP with the token, which it leaves nowhere', async () => {
    const { gitDir } = await createTempRepository()
    const mirror = await createMirror()
    const { url, seen } = await serveGit(gitDir, (given) => given === authorization)
    await fetchBranches(mirror, url, 'ghs_secret')
    expect(await readRefs(mirror, refs)).toEqual(await readRefs(gitDir, refs))
    expect(new Set(seen)).toEqual(new Set([authorization]))
    expect(await readFile(join(mirror, 'config'), 'utf8')).not.toContain('http')
  })

  it('says what it could not fetch, and not the token', async () => {
    const { gitDir } = await createTempRepository()
    const { url } = await serveGit(gitDir, () => false)
    const refused = await fetchBranches(await createMirror(), url, 'ghs_secret').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'forge.unreachable', message: expect.stringContaining(url) })
    const said = JSON.stringify([refused, (refused as { cause: { message: string; data: unknown } }).cause.message, (refused as { cause: { data: unknown } }).cause.data])
    expect(said).not.toContain('ghs_secret')
    expect(said).not.toContain(authorization.slice('Basic '.length))
  })

  it('speaks to no address that is not the web’s', async () => {
    await expect(fetchBranches(await createMirror(), 'ssh://git@127.0.0.1/x.git', null)).rejects.toMatchObject({ code: 'forge.unreachable' })
    await expect(fetchBranches(await createMirror(), 'http://192.0.2.1/x.git', null)).rejects.toMatchObject({ code: 'forge.unreachable' })
    await expect(fetchBranches(await createMirror(), 'ext::sh -c true', null)).rejects.toMatchObject({ code: 'forge.unreachable' })
  })
})
