import { expect, it, onTestFinished } from 'vitest'
import { createTempDir } from '../create-temp-dir.ts'
import { smallPlan } from '../create-test-forge.ts'
import { createTempRepository } from '../create-temp-repository.ts'
import { git } from '../github-stand-in/git-store.ts'
import { startServerOnGitHub } from '../start-server-on-github.ts'
import { sendProposal } from './send-proposal.ts'

it('the real server runs the loop on GitHub: pull request, decision, merge, the new words', { timeout: 300_000 }, async () => {
  const { gitDir } = await createTempRepository(smallPlan)
  const { server, standIn, stop } = await startServerOnGitHub({ gitDir, planDir: await createTempDir() })
  onTestFinished(stop)
  const id = await sendProposal(server.url, { item: 'lieux', from: 'Fravailler', to: 'Travailler', why: 'Une faute.', name: 'Zoé' })
  await until(() => standIn.hub.issues.length > 0)
  expect(standIn.hub.issues).toMatchObject([{ state: 'open', pull: { head: `amendments/${id}` } }])

  const cookie = (await post(`${server.url}api/session`, { token: server.deskUrl.split('/').at(-2) })).headers.get('set-cookie')?.split(';')[0] ?? ''
  const decided = await post(`${server.url}api/desk/contributions/${id}/decision`, { outcome: 'accepted' }, cookie)
  expect({ ok: decided.ok, said: decided.ok ? '' : await decided.text() }).toEqual({ ok: true, said: '' })
  await until(() => standIn.hub.issues[0]!.state === 'closed')
  expect(standIn.hub.issues).toMatchObject([{ state: 'closed', pull: { merged: true } }])
  expect(await git(gitDir, ['show', 'main:content/actions/lieux.md'])).toContain('Travailler')
  await until(async () => /Travailler.*Zoé/s.test(await (await fetch(`${server.url}actions/lieux/`)).text()))
})

function post(url: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', cookie }, body: JSON.stringify(body) })
}

/** Looks again until it is so; the test's own limit ends the wait. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100))
}
