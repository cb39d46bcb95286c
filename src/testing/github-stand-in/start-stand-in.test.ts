import { describe, expect, it } from 'vitest'
import { createTempRepository } from '../create-temp-repository.ts'
import { git } from './git-store.ts'
import type { Permissions } from './hub.ts'
import { createManualTime } from './manual-time.ts'
import { startStandIn } from './start-stand-in.ts'

/** The stand-in as `curl` would see it, with a token that was put there. */
async function start(permissions?: Permissions) {
  const { gitDir, root, commit } = await createTempRepository()
  const time = createManualTime()
  const { hub, apiUrl } = await startStandIn({ gitDir, time, ...(permissions && { permissions }) })
  hub.tokens.set('good', time.now().getTime() + 1_000)
  const ask = async (method: string, path: string, body?: object, token = 'good', repository = 'collective/plan'): Promise<[number, Record<string, unknown>]> => {
    const response = await fetch(`${apiUrl}/repos/${repository}${path}`, { method, headers: { authorization: `token ${token}` }, ...(body && { body: JSON.stringify(body) }) })
    return [response.status, (await response.json()) as Record<string, unknown>]
  }
  return { ask, commit, root, time, gitDir }
}

describe('the stand-in of GitHub', () => {
  it('knows no token but those it gave, while they last, for their repository', async () => {
    const { ask, time } = await start()
    expect(await ask('GET', '/git/ref/heads/main')).toMatchObject([200, {}])
    expect(await ask('GET', '/git/ref/heads/main', undefined, 'bad')).toMatchObject([401, { message: 'Bad credentials' }])
    expect(await ask('GET', '/git/ref/heads/main', undefined, 'good', 'collective/other')).toMatchObject([404, {}])
    await time.sleep(1_000)
    expect(await ask('GET', '/git/ref/heads/main')).toMatchObject([401, {}])
  })

  it('allows what the App was granted and no more', async () => {
    const { ask, root } = await start({ contents: 'read', metadata: 'read', issues: 'write' })
    expect(await ask('POST', '/issues', { title: 'x' })).toMatchObject([201, {}])
    expect(await ask('POST', '/git/refs', { ref: 'refs/heads/x', sha: root })).toMatchObject([403, { message: 'Resource not accessible by integration' }])
    expect(await ask('GET', '/pulls')).toMatchObject([403, {}])
  })

  it('refuses an author of our own, a field that GitHub does not know, and a body that is too long', async () => {
    const { ask, root, gitDir } = await start()
    const tree = await git(gitDir, ['rev-parse', 'main^{tree}'])
    const commit = { message: 'x', tree, parents: [root] }
    expect(await ask('POST', '/git/commits', commit)).toMatchObject([201, {}])
    expect(await ask('POST', '/git/commits', { ...commit, author: { name: 'A', email: 'a@example.org' } })).toMatchObject([422, {}])
    expect(await ask('POST', '/issues', { title: 'x', milestones: 1 })).toMatchObject([422, {}])
    expect(await ask('POST', '/issues', { title: 'x', body: 'a'.repeat(65_537) })).toMatchObject([422, { errors: [{ field: 'body' }] }])
  })

  it('moves a ref forward only, unless forced, and never to what is not there', async () => {
    const { ask, root, commit } = await start()
    const next = await commit({ 'a.md': 'a' })
    expect(await ask('PATCH', '/git/refs/heads/main', { sha: root })).toMatchObject([422, { message: 'Update is not a fast forward' }])
    expect(await ask('PATCH', '/git/refs/heads/main', { sha: root, force: true })).toMatchObject([200, {}])
    expect(await ask('PATCH', '/git/refs/heads/main', { sha: next, force: false })).toMatchObject([200, {}])
    expect(await ask('PATCH', '/git/refs/heads/none', { sha: next })).toMatchObject([422, { message: 'Reference does not exist' }])
    expect(await ask('PATCH', '/git/refs/heads/main', { sha: '0'.repeat(40) })).toMatchObject([422, {}])
    expect(await ask('POST', '/git/refs', { ref: 'refs/heads/main', sha: root })).toMatchObject([422, { message: 'Reference already exists' }])
  })

  it('refuses to remove a file that is not there', async () => {
    const { ask, gitDir } = await start()
    const base = await git(gitDir, ['rev-parse', 'main^{tree}'])
    expect(await ask('POST', '/git/trees', { base_tree: base, tree: [{ path: 'none.md', mode: '100644', type: 'blob', sha: null }] })).toMatchObject([422, { message: 'GitRPC::BadObjectState' }])
  })

  it('marks a pull request as merged when its base holds its head', async () => {
    const { ask, commit, root } = await start()
    const one = await commit({ 'a.md': 'a' }, { branch: 'one', otherParents: [root] })
    expect(await ask('POST', '/pulls', { title: 'One', head: 'one', base: 'main' })).toMatchObject([201, { number: 1, state: 'open' }])
    expect(await ask('POST', '/pulls', { title: 'One', head: 'one', base: 'main' })).toMatchObject([422, {}])
    expect(await ask('PATCH', '/git/refs/heads/main', { sha: one })).toMatchObject([200, {}])
    expect(await ask('GET', '/pulls/1')).toMatchObject([200, { state: 'closed', merged: true }])
    expect(await ask('POST', '/pulls', { title: 'Again', head: 'one', base: 'main' })).toMatchObject([422, { errors: [{ message: 'No commits between main and one' }] }])
  })
})
