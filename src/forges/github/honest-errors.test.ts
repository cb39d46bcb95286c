import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../../testing/create-test-forge.ts'
import { createGitHubTest } from '../../testing/github-stand-in/create-github-test.ts'
import type { CommitWrite } from '../../ports.ts'
import { BranchMoved } from '../../ports.ts'

const at = '2026-02-03T00:00:00Z'
const idea = { contribution: '000000000a', number: 1, kind: 'idea' as const, items: [], text: 'Un four.', url: 'https://plan.example/' }
const hour = 3_600_000
const fail = (): never => {
  throw new Error('this should have been refused')
}

describe('a GitHub forge', () => {
  it('says until when GitHub asks to wait, and asks nothing before', async () => {
    const test = await createGitHubTest(smallPlan)
    const forge = test.createForge()
    test.standIn.plan = ({ method, path }) => (method === 'POST' && path.endsWith('/issues') ? 'primary-limit' : null)
    const paused = await forge.openChangeRequest(idea).then(fail, (error: unknown) => error)
    expect(paused).toMatchObject({ name: 'GitHubPaused', code: 'forge.paused' })
    const { until } = (paused as { data: { until: string } }).data
    expect(Date.parse(until) - test.time.now().getTime()).toBeGreaterThanOrEqual(900_000)
    const { length } = test.standIn.requests
    await expect(forge.headOf('main')).rejects.toMatchObject({ code: 'forge.paused', data: { until } })
    expect(test.standIn.requests).toHaveLength(length)
    test.standIn.plan = null
    await test.time.sleep(Date.parse(until) - test.time.now().getTime())
    await forge.openChangeRequest(idea)
    expect(test.standIn.hub.issues).toHaveLength(1)
  })

  it('sits out a short pause, and doubles one without a hint', async () => {
    const test = await createGitHubTest(smallPlan)
    test.standIn.plan = ({ method, path }) => (method === 'POST' && path.endsWith('/issues') ? (test.standIn.faults === 0 ? 'secondary-limit-retry-after' : test.standIn.faults === 1 ? 'secondary-limit' : null) : null)
    const start = test.time.now().getTime()
    await test.createForge().openChangeRequest(idea)
    expect(test.standIn.hub.issues).toHaveLength(1)
    expect(test.time.now().getTime() - start).toBeGreaterThanOrEqual(45_000 + 60_000)
  })

  it('gives up after five tries and says that it may have been done', async () => {
    const test = await createGitHubTest(smallPlan)
    test.standIn.plan = ({ method, path }) => (method === 'POST' && path.endsWith('/issues') ? 'html-502' : null)
    await expect(test.createForge().openChangeRequest(idea)).rejects.toMatchObject({ name: 'GitHubUnreachable', code: 'forge.unreachable', message: expect.stringContaining('502') })
    expect(test.standIn.faults).toBe(5)
  })

  it('names what it may not do, at once', async () => {
    const test = await createGitHubTest(smallPlan, { permissions: { contents: 'write', metadata: 'read', pull_requests: 'write' } })
    await expect(test.createForge().openChangeRequest(idea)).rejects.toMatchObject({ name: 'GitHubDenied', code: 'forge.denied', data: { status: 403 } })
    expect(test.time.slept).toEqual([])
  })

  it('tells a repository that is not there, and a key that is not the App’s, from a passing fault', async () => {
    const test = await createGitHubTest(smallPlan)
    await expect(test.createForge({ name: 'other' }).openChangeRequest(idea)).rejects.toMatchObject({ code: 'forge.denied', data: { status: 404 } })
    const privateKey = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const { app } = test.standIn.hub
    await expect(test.createForge({ app: { ...app, privateKey } }).headOf('main')).rejects.toMatchObject({ code: 'forge.denied', data: { status: 401 } })
    await expect(test.createForge({ app: { ...app, privateKey: 'none' } }).headOf('main')).rejects.toMatchObject({ code: 'forge.key-unusable' })
  })

  it('renews its token before it expires', async () => {
    const test = await createGitHubTest(smallPlan)
    const forge = test.createForge()
    await forge.headOf('main')
    await test.time.sleep(2 * hour)
    await forge.headOf('main')
    expect(test.standIn.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['access_tokens', 'heads%2Fmain', 'access_tokens', 'heads%2Fmain'])
  })

  it('does not follow a redirect, which would turn a write into a read', async () => {
    const test = await createGitHubTest(smallPlan)
    const fetch: typeof globalThis.fetch = async (input, init) => (init?.method === 'POST' && String(input).endsWith('/issues') ? new Response('{}', { status: 301, headers: { location: 'https://api.github.com/repositories/1/issues' } }) : globalThis.fetch(input, init))
    await expect(test.createForge({ fetch }).openChangeRequest(idea)).rejects.toMatchObject({ code: 'forge.denied', message: expect.stringContaining('moved to https://api.github.com/repositories/1/issues') })
  })

  it('moves no branch when GitHub stored something else than what was sent', async () => {
    const test = await createGitHubTest(smallPlan)
    const fetch: typeof globalThis.fetch = async (input, init) => globalThis.fetch(input, String(input).endsWith('/git/trees') ? { ...init, body: String(init?.body).replace('Été', 'Ete') } : init)
    const forge = test.createForge({ fetch })
    const { main } = await forge.refresh()
    const write: CommitWrite = { branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/a.md', 'Été\n']]), message: 'plan: one\n', at }
    await expect(forge.writeCommit(write)).rejects.toMatchObject({ code: 'forge.altered' })
    expect(await forge.headOf('main')).toBe(main)
  })

  it('gives way when a person moves main between the look and the move', async () => {
    const test = await createGitHubTest(smallPlan)
    const person = test.createForge()
    const { main } = await person.refresh()
    const write: CommitWrite = { branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/a.md', 'A\n']]), message: 'plan: ours\n', at }
    let theirs = ''
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (init?.method === 'PATCH' && theirs === '') theirs = await person.writeCommit({ ...write, message: 'plan: theirs\n' })
      return globalThis.fetch(input, init)
    }
    const moved = await test.createForge({ fetch }).writeCommit(write).then(fail, (error: unknown) => error)
    expect(moved).toBeInstanceOf(BranchMoved)
    expect(moved).toMatchObject({ data: { expected: main, actual: theirs } })
  })
})
