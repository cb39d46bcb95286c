import { createHmac } from 'node:crypto'
import examples from '@octokit/webhooks-examples'
import { describe, expect, it } from 'vitest'
import { createGitHubPlan } from '../../testing/create-github-plan.ts'
import type { GitHubPlan } from '../../testing/create-github-plan.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposer, smallPlan, useForge } from '../../testing/create-test-forge.ts'
import { loadState } from '../../usecases/load-state.ts'

const secret = '0123456789abcdef'
const path = '/api/host/notices'

interface Notice {
  event?: string
  payload: unknown
  signedWith?: string | null
  altered?: (body: string) => string
}

/** Sends a notice as GitHub does. */
async function send({ intake }: Pick<GitHubPlan, 'intake'>, { event = 'pull_request', payload, signedWith = secret, altered = (body) => body }: Notice): Promise<number> {
  const body = JSON.stringify(payload)
  const signature: Record<string, string> = signedWith === null ? {} : { 'x-hub-signature-256': `sha256=${createHmac('sha256', signedWith).update(body).digest('hex')}` }
  const headers = { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': 'd-1', ...signature }
  return (await intake.request(path, { method: 'POST', body: altered(body), headers })).status
}

async function open(): Promise<GitHubPlan & { id: string; events(): Promise<string[]>; idle(): Promise<void> }> {
  const plan = await createGitHubPlan({ files: smallPlan, env: { PLAN_GITHUB_WEBHOOK_SECRET: secret } })
  const { main } = await plan.forge.refresh()
  const id = '000000000a'
  await useForge(plan.forge).deliver({ type: 'submit', id: '0000000001', at: '2026-01-02T00:00:00.000Z', by: proposer, draft: { kind: 'amendment', id, person: proposer, base: main, changes: [{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }] } })
  return { ...plan, id, events: async () => (await loadState(plan.forge.repository, await plan.forge.refresh())).events.map(({ type }) => type), idle: () => plan.watch!.whenIdle() }
}

const about = (number: number, repository = 'collective/plan') => ({ action: 'closed', pull_request: { number }, repository: { full_name: repository } })

describe('notices of the code host', () => {
  it('says where to look, and is trusted for nothing else', async () => {
    const plan = await open()
    await plan.people.close('ana', 1)
    expect(await send(plan, { payload: { ...about(1), action: 'merged', pull_request: { number: 1, merged: true, merged_by: { login: 'mallory' } } } })).toBe(202)
    await plan.idle()
    expect(await plan.events()).toEqual(['submitted', 'decided'])
    expect((await loadState(plan.forge.repository)).contributions.get(plan.id)).toMatchObject({ status: 'declined' })
    expect(plan.rebuilds()).toBeGreaterThan(0)
  })

  it('takes none that is forged, unsigned, altered, foreign or no JSON', async () => {
    const plan = await open()
    await plan.people.close('ana', 1)
    const refused: [Notice, number][] = [
      [{ payload: about(1), signedWith: 'another secret of mine' }, 401],
      [{ payload: about(1), signedWith: null }, 401],
      [{ payload: about(1), altered: (body) => body.replace('closed', 'opened') }, 401],
      [{ payload: about(1, 'collective/other') }, 403],
      [{ payload: 'pull request 1' }, 400],
    ]
    for (const [notice, status] of refused) expect(await send(plan, notice)).toBe(status)
    await plan.idle()
    expect(await plan.events()).toEqual(['submitted'])
  })

  it('the same one twice, or the last one first, tells what is', async () => {
    const plan = await open()
    await plan.people.close('ana', 1)
    await plan.people.reopen('ana', 1)
    await plan.people.comment('zoe', 1, 'Merci !')
    for (const event of ['issue_comment', 'pull_request', 'pull_request', 'issue_comment', 'pull_request']) expect(await send(plan, { event, payload: about(1) })).toBe(202)
    await plan.idle()
    expect(await plan.events()).toEqual(['submitted', 'commented'])
  })

  it('a pass makes up for those that never came, and looks at nothing twice', async () => {
    const plan = await open()
    await plan.people.merge('ana', 1, 'squash')
    await plan.watch!.pass()
    expect(await plan.events()).toEqual(['submitted', 'decided'])
    const asked = plan.standIn.requests.length
    await plan.watch!.pass()
    expect(plan.standIn.requests.slice(asked).map(({ path: asked }) => asked)).toEqual(['/repos/collective/plan/issues'])
  })

  it('a page that cannot be looked at keeps none of the others waiting', async () => {
    const plan = await open()
    await plan.people.comment('zoe', 1, 'Merci !')
    await plan.people.push('zoe', 'mots', { 'content/actions/ecoute.md': '---\nparent: recit\norder: 30\n---\n\nÉcouter mieux.\n' })
    await plan.people.openPull('zoe', { branch: 'mots', title: 'Mieux' })
    await plan.time.sleep(60_000)
    plan.standIn.plan = ({ path: asked }) => (asked.includes('/issues/1') ? 'error-500' : null)
    await expect(plan.watch!.pass()).rejects.toMatchObject({ code: 'forge.unreachable' })
    expect(await plan.events()).toEqual(['submitted', 'submitted'])
    plan.standIn.plan = null
    // The register has just moved: the comment waits for the next minute.
    await expect(plan.watch!.pass()).rejects.toMatchObject({ code: 'forge.too-soon' })
    await plan.time.sleep(60_000)
    await plan.watch!.pass()
    expect(await plan.events()).toEqual(['submitted', 'submitted', 'commented'])
  })

  it('a push to main asks for a new build', async () => {
    const plan = await open()
    const before = plan.rebuilds()
    const commit = await plan.people.push('ana', 'main', { 'content/actions/ecoute.md': '---\nparent: recit\norder: 30\n---\n\nÉcouter mieux.\n' })
    expect(await send(plan, { event: 'push', payload: { ref: 'refs/heads/main', repository: { full_name: 'collective/plan' } } })).toBe(202)
    await plan.idle()
    expect(plan.rebuilds()).toBe(before + 1)
    expect((await plan.forge.repository.heads()).main).toBe(commit)
  })

  it('takes what GitHub really sends', async () => {
    const plan = await open()
    const of = (name: string) => examples.find((each) => each.name === name)!.examples
    for (const name of ['pull_request', 'issue_comment', 'issues', 'push'] as const) {
      for (const example of of(name)) expect(await send(plan, { event: name, payload: { ...example, repository: { full_name: 'Collective/plan' } } }), name).toBe(202)
    }
    await plan.idle()
    expect(await plan.events()).toEqual(['submitted'])
  })

  it('has no address where nobody can act on the code host', async () => {
    const { app } = await createTestIntake()
    expect((await app.request(path, { method: 'POST', body: '{}' })).status).toBe(404)
  })
})
