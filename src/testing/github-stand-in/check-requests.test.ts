import { expect, it } from 'vitest'
import { createGitHubPlan } from '../create-github-plan.ts'
import { coordinator, proposer, smallPlan } from '../create-test-forge.ts'
import { appPermissions } from '../../forges/github/permissions.ts'
import { checkRequests } from './check-requests.ts'

const about = '000000000a'

it('every request of a whole journey is legal in GitHub’s published description, with the permissions of the manifest alone', { timeout: 180_000 }, async () => {
  const { outbox, forge, standIn, drained, watch, announcer, people } = await createGitHubPlan({ files: smallPlan, env: { PLAN_INTAKE_URL: 'none' } })
  const { main: base } = await forge.refresh()
  let count = 0
  const envelope = (by: string) => ({ id: String((count += 1)).padStart(10, '0'), at: '2026-02-03T00:00:00.000Z', by })
  await outbox.add({ entry: { ...envelope(proposer), type: 'submit', draft: { kind: 'amendment', id: about, person: proposer, base, changes: [{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux\u0007.\n' }] } }, name: 'Zoé' })
  await outbox.add({ entry: { ...envelope(proposer), type: 'submit', draft: { kind: 'amendment', id: '000000000b', person: proposer, base, changes: [{ type: 'remove', item: 'ecoute' }] } } })
  await outbox.add({ entry: { ...envelope(proposer), type: 'submit', draft: { kind: 'comment', id: '000000000c', person: proposer, about: { item: 'lieux' }, text: 'Bravo @toutes.' } } })
  await outbox.add({ entry: { ...envelope(proposer), type: 'submit', draft: { kind: 'idea', id: '000000000d', person: proposer, text: 'Un four solaire.' } } })
  await drained()
  for (const [contribution, outcome] of [[about, 'accepted'], ['000000000b', 'declined'], ['000000000d', 'declined']] as const) {
    await outbox.add({ entry: { ...envelope(coordinator), type: 'decide', decision: { contribution, outcome, reason: 'Parce que.', leftOut: [] } } })
  }
  await drained()
  await people.comment('zoe', 1, 'Merci !')
  await watch!.pass().catch(() => undefined)
  await announcer!.follow()
  expect(await outbox.listSetAside()).toEqual([])
  expect(standIn.hub.dispatches).toHaveLength(1)
  expect(standIn.hub.permissions).toEqual(appPermissions)
  expect(new Set(standIn.requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'PATCH']))
  expect(checkRequests(standIn.requests)).toEqual([])

  const [issue] = standIn.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/issues'))
  const wrong = [{ body: { title: 'x', milestones: 1 } }, { body: { title: true } }, { method: 'PUT' }, { query: '?sort=colour', method: 'GET' }, { path: '/repos/a/b/secrets' }]
  const faults = checkRequests(wrong.map((over) => ({ ...issue!, ...over })))
  expect(faults[0]).toContain('does not know')
  for (const sign of ['milestones', '"title":true', "['put']", 'colour']) expect(faults.join('\n')).toContain(sign)
})
