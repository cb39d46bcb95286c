import { describe, expect, it } from 'vitest'
import { smallPlan } from '../../testing/create-test-forge.ts'
import { createGitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import type { GitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import { forEachWrite } from '../../testing/github-stand-in/faults.ts'
import { botOf } from '../../testing/github-stand-in/hub.ts'
import type { StoredIssue } from '../../testing/github-stand-in/hub.ts'
import type { ChangeRequest, CommitWrite, Forge } from '../../ports.ts'

const at = '2026-02-03T00:00:00Z'
const id = '000000000a'
const branch = `amendments/${id}` as const
const request = (fields: Partial<ChangeRequest>): ChangeRequest => ({ contribution: id, number: 1, kind: 'comment', items: ['lieux'], text: 'Bravo.', url: `https://plan.example/contributions/${fields.contribution ?? id}/`, ...fields })

/** A forge, and a pull request of the amendment `id` on it. */
async function propose(test: GitHubTest): Promise<{ forge: Forge; write: (fields: Partial<CommitWrite>) => Promise<string>; main: string; head: string }> {
  const forge = test.createForge()
  const { main } = await forge.refresh()
  const write = (fields: Partial<CommitWrite>): Promise<string> => forge.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/a.md', 'A\n']]), message: 'plan: one\n', at, ...fields })
  const head = await write({ branch, expected: null })
  await forge.openChangeRequest(request({ kind: 'amendment', branch }))
  return { forge, write, main, head }
}

const writesIn = (test: GitHubTest): string[] => test.standIn.requests.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/app/')).map(({ method, path }) => `${method} ${path.split('/').slice(4).join('/')}`)
const stored = (fields: Partial<StoredIssue>): StoredIssue => ({ number: 1, title: 't', body: '', state: 'open', stateReason: null, user: { id: 7, login: 'someone', type: 'User' }, createdAt: at, updatedAt: at, ...fields })

describe('openChangeRequest on GitHub', () => {
  it('writes an amendment with four requests: tree, commit, ref, pull request', async () => {
    const test = await createGitHubTest(smallPlan)
    await propose(test)
    expect(writesIn(test)).toEqual(['POST git/trees', 'POST git/commits', 'POST git/refs', 'POST pulls'])
    expect(test.standIn.hub.issues).toMatchObject([{ title: 'Proposition 1', state: 'open', pull: { head: branch, base: 'main' } }])
  })

  it('tries again where GitHub does not know yet what it just took', async () => {
    const test = await createGitHubTest(smallPlan)
    test.standIn.plan = forEachWrite(['not-there-yet', 'not-there-yet'])
    await propose(test)
    expect(test.standIn.faults).toBe(8)
    expect(test.standIn.hub.issues).toHaveLength(1)
  })

  it('shows an amendment that has no branch as an issue', async () => {
    const test = await createGitHubTest(smallPlan)
    for (const forge of [test.createForge(), test.createForge()]) await forge.openChangeRequest(request({ kind: 'amendment' }))
    expect(test.standIn.hub.issues).toHaveLength(1)
    expect(test.standIn.hub.issues[0]!.body).toContain('elle n’a pas de branche')
  })

  it('gathers comments on an item in one issue, also after a restart, and others in the plan’s', async () => {
    const test = await createGitHubTest(smallPlan)
    for (const [contribution, items] of [['0000000001', ['lieux']], ['0000000002', ['lieux']], ['0000000003', []], ['0000000004', ['medias']], ['0000000005', ['x y']]] as const) {
      await test.createForge().openChangeRequest(request({ contribution, items: [...items] }))
    }
    const { issues, comments } = test.standIn.hub
    expect(issues.map(({ title }) => title)).toEqual(['Discussion\u00a0: lieux', 'Discussion du plan', 'Discussion\u00a0: medias'])
    expect(comments.map(({ issue }) => issue)).toEqual([1, 1, 2, 3, 2])
  })

  it('keeps finding what it wrote while it runs, without reading all of it each time', async () => {
    const test = await createGitHubTest(smallPlan)
    test.standIn.hub.issues.push(...Array.from({ length: 250 }, (_, index) => stored({ number: index + 1, user: botOf(test.standIn.hub), updatedAt: '2025-01-01T00:00:00.000Z' })))
    const forge = test.createForge()
    for (const contribution of ['0000000001', '0000000002', '0000000001', '0000000003', '0000000002']) {
      await forge.openChangeRequest(request({ contribution, kind: 'idea' }))
      await test.time.sleep(3_600_000)
    }
    expect(test.standIn.hub.issues).toHaveLength(253)
    expect(test.standIn.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/issues')).length).toBeLessThanOrEqual(12)
  })

  it('finds what it wrote among hundreds of issues and comments', async () => {
    const test = await createGitHubTest(smallPlan)
    const bot = botOf(test.standIn.hub)
    test.standIn.hub.issues.push(...Array.from({ length: 250 }, (_, index) => stored({ number: index + 1, user: bot, body: `<!-- plan-vivant ${index === 240 ? 'discussion lieux' : `contribution ${String(index).padStart(10, '0')}`} -->\n` })))
    test.standIn.hub.comments.push(...Array.from({ length: 150 }, (_, index) => ({ id: index, issue: 241, user: bot, createdAt: at, updatedAt: at, body: `<!-- plan-vivant contribution ${index === 140 ? id : '0000000000'} -->\n` })))
    await test.createForge().openChangeRequest(request({}))
    await test.createForge().openChangeRequest(request({ contribution: '0000000199', kind: 'idea' }))
    expect(writesIn(test)).toEqual([])
  })

  it('is not fooled by a marker that somebody else wrote', async () => {
    const test = await createGitHubTest(smallPlan)
    const marker = `<!-- plan-vivant contribution ${id} -->\n`
    test.standIn.hub.issues.push(stored({ body: marker }))
    await test.createForge().openChangeRequest(request({ kind: 'idea' }))
    expect(test.standIn.hub.issues).toHaveLength(2)
    test.standIn.hub.comments.push({ id: 1, issue: 2, body: marker, user: { id: 7, login: 'someone', type: 'User' }, createdAt: at, updatedAt: at })
    await test.createForge().openChangeRequest(request({ contribution: '000000000b', text: marker }))
    await test.createForge().openChangeRequest(request({ contribution: '000000000c', text: marker }))
    expect(test.standIn.hub.comments).toHaveLength(3)
  })

  it('asks for nothing once the words are on main', async () => {
    const test = await createGitHubTest(smallPlan)
    const forge = test.createForge()
    const { main } = await forge.refresh()
    const write = { parents: [main], base: main, files: new Map([['content/a.md', 'A\n']]), message: 'plan: one\n', at }
    const head = await forge.writeCommit({ ...write, branch, expected: null })
    await forge.writeCommit({ ...write, branch: 'main', expected: main, parents: [main, head], message: 'plan: merge\n' })
    await forge.openChangeRequest(request({ kind: 'amendment', branch }))
    expect(test.standIn.hub.issues).toEqual([])
  })
})

describe('closeChangeRequest on GitHub', () => {
  it('closes a declined pull request with its reason, once', async () => {
    const test = await createGitHubTest(smallPlan)
    await propose(test)
    for (const forge of [test.createForge(), test.createForge()]) await forge.closeChangeRequest(id, 'Trop ``` cher, @tous.')
    expect(test.standIn.hub.issues).toMatchObject([{ state: 'closed', pull: { merged: false } }])
    expect(test.standIn.hub.comments.map(({ body }) => body)).toEqual([expect.stringContaining('````text\nTrop ``` cher, @tous.\n````')])
  })

  it('leaves to GitHub the pull request whose commits main holds, be it slow to mark it as merged', async () => {
    const test = await createGitHubTest(smallPlan)
    const { forge, write, main, head } = await propose(test)
    await write({ parents: [main, head], message: 'plan: accepted\n' })
    const [pull] = test.standIn.hub.issues
    expect(pull).toMatchObject({ state: 'closed', pull: { merged: true } })
    Object.assign(pull!, { state: 'open', pull: { ...pull!.pull, merged: false } })
    await forge.closeChangeRequest(id, 'Merci.')
    expect(pull!.state).toBe('open')
    expect(test.standIn.hub.comments).toHaveLength(1)
  })

  it('closes the issue of an idea, without a comment when there is no reason', async () => {
    const test = await createGitHubTest(smallPlan)
    const forge = test.createForge()
    await forge.openChangeRequest(request({ kind: 'idea' }))
    await forge.closeChangeRequest(id, '')
    expect(test.standIn.hub.issues).toMatchObject([{ title: 'Idée 1', state: 'closed' }])
    expect(test.standIn.hub.comments).toEqual([])
  })
})
