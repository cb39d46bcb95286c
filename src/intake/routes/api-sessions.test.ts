import { describe, expect, it } from 'vitest'
import { createApiClient, enterByApi } from '../../testing/create-api-client.ts'

describe('a merging session by JSON', () => {
  it('is opened, read, decided in and closed', async () => {
    const { intake, call } = await createApiClient()
    const session = await enterByApi(intake)
    const body = (word: string): string => `${word} avec ces lieux.\nLes faire rayonner par des fêtes.\n`
    const [one, two] = [await intake.forge.propose([{ type: 'revise', item: 'lieux', body: body('Travailler') }]), await intake.forge.propose([{ type: 'revise', item: 'lieux', body: body('Œuvrer') }])]
    expect((await call('post', '/api/desk/sessions', { item: 'lieux' })).status).toBe(401)
    expect((await call('post', '/api/desk/sessions', { item: 'ailleurs' }, session)).status).toBe(404)
    const opened = await call('post', '/api/desk/sessions', { item: 'lieux' }, session)
    const read = opened.body as unknown as { id: string; revision: number; main: string; stamp: string; text: { body: string }; collisions: { key: string }[] }
    const path = `/api/desk/sessions/${read.id}`
    expect((await call('post', `${path}/close`, { revision: read.revision, main: read.main, stamp: read.stamp }, session)).status).toBe(422)
    const changed = { revision: read.revision, wordings: { [read.collisions[0]!.key]: { from: one, reason: 'Plus clair.' } }, text: { on: read.text, words: 'Travailler avec ces lieux. Les faire rayonner par des bals.', reason: 'Plus gai.' }, note: 'À deux.' }
    const saved = await call('post', path, changed, session)
    expect(saved).toMatchObject({ status: 200, body: { revision: 2, issues: [], text: { body: body('Travailler').replace('fêtes', 'bals') } } })
    expect((await call('get', '/api/desk/sessions', undefined, session)).body).toMatchObject([{ id: read.id, item: 'lieux', revision: 2 }])
    expect((await call('post', `${path}/close`, { revision: 1, main: read.main, stamp: read.stamp }, session)).status).toBe(409)
    expect(await call('post', `${path}/close`, { revision: 2, main: read.main, stamp: read.stamp }, session)).toMatchObject({ status: 200, body: { outcome: 'done' } })
    const { contributions, plan } = await intake.forge.state()
    expect([contributions.get(one)?.status, contributions.get(two)?.status, plan.items.get('lieux')?.body]).toEqual(['accepted', 'merged-into', body('Travailler').replace('fêtes', 'bals')])
    expect((await call('get', path, undefined, session)).status).toBe(404)
    expect((await call('delete', path, undefined, session)).status).toBe(404)
  })
})
