import { describe, expect, it } from 'vitest'
import { createApiClient, enterByApi } from '../../testing/create-api-client.ts'

const idea = { intention: 'idee', texte: 'Des monnaies locales ?', accord: true, nom: 'Zoé' }

describe('the desk by JSON', () => {
  it('is closed without a link', async () => {
    const { call } = await createApiClient()
    expect((await call('get', '/api/desk')).status).toBe(401)
    expect((await call('post', '/api/desk/contributions/0000000001/decision', { outcome: 'accepted' }, { authorization: `Bearer ${'A'.repeat(43)}` })).status).toBe(401)
    expect((await call('post', '/api/session', { token: 'no' })).status).toBe(401)
  })

  it('opens a session with a link', async () => {
    const { intake, call } = await createApiClient()
    const entered = await call('post', '/api/session', { token: intake.coordinators.tokenOf(await intake.coordinators.add('Ana')) })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await call('get', '/api/desk', undefined, { cookie })).status).toBe(200)
    expect((await call('delete', '/api/session', undefined, { cookie })).status).toBe(204)
  })

  it('decides, places, answers, reopens and withholds', async () => {
    const { intake, call } = await createApiClient()
    const desk = await enterByApi(intake)
    const sent = await call('post', '/api/contributions', idea)
    const amendment = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    expect((await call('get', '/api/desk', undefined, desk)).body).toMatchObject({ proposals: [{ id: amendment }], ideas: [{ id: sent.body.id }], questions: [{ id: sent.body.id }] })
    const path = `/api/desk/contributions/${amendment}`
    const read = await call('get', path, undefined, desk)
    expect(read.body.items).toMatchObject([{ item: 'medias', collisions: [] }])
    expect((await call('post', `${path}/decision`, { outcome: 'declined' }, desk)).status).toBe(422)
    expect((await call('post', `${path}/decision`, { outcome: 'accepted', seen: 'another' }, desk)).status).toBe(409)
    const others = [{ type: 'revise', item: 'medias', body: 'Les mots de la coordination.\n' }]
    expect((await call('post', `${path}/decision`, { outcome: 'accepted', changes: others }, desk)).body.issues).toMatchObject([{ code: 'decision.words-changed' }])
    expect(await call('post', `${path}/decision`, { outcome: 'accepted', seen: read.body.contribution.lastEvent }, desk)).toMatchObject({ status: 200, body: { outcome: 'done' } })
    expect((await call('post', `${path}/decision`, { outcome: 'accepted' }, desk)).status).toBe(409)
    expect((await call('get', `/api/contributions/${amendment}`)).body).toMatchObject({ status: 'accepted', decision: { landed: [{ item: 'medias', number: 2 }] } })
    expect((await call('post', `${path}/reopen`, { reason: 'Trop vite.' }, desk)).status).toBe(200)
    const ideaPath = `/api/desk/contributions/${sent.body.id}`
    expect((await call('post', `${ideaPath}/place`, { item: 'recit' }, desk)).status).toBe(200)
    expect((await call('post', `${ideaPath}/place`, { item: 'absent' }, desk)).status).toBe(422)
    expect((await call('post', `${ideaPath}/answer`, { text: 'Oui.', followUp: true }, desk)).status).toBe(200)
    expect((await call('post', `${ideaPath}/withhold`, { reason: 'Test.' }, desk)).status).toBe(200)
    expect((await call('get', `/api/contributions/${sent.body.id}`)).body).toMatchObject({ withheld: { reason: 'Test.' }, changes: [] })
    expect((await call('get', ideaPath, undefined, desk)).body.standing.register).toHaveLength(1)
    expect((await call('get', '/api/desk/contributions/0000000009', undefined, desk)).status).toBe(404)
  })

  it('releases and drops what is held', async () => {
    const { intake, call } = await createApiClient({ settings: { hold: true } })
    const desk = await enterByApi(intake)
    const [one, two] = [await call('post', '/api/contributions', idea), await call('post', '/api/contributions', { ...idea, texte: 'Une autre.' })]
    expect((await call('get', '/api/desk', undefined, desk)).body.held).toHaveLength(2)
    expect((await call('post', `/api/desk/held/${one.body.id}/release`, undefined, desk)).status).toBe(202)
    expect((await call('post', `/api/desk/held/${two.body.id}/drop`, { reason: ' ' }, desk)).status).toBe(422)
    expect((await call('post', `/api/desk/held/${two.body.id}/drop`, { reason: 'Injurieux.' }, desk)).status).toBe(200)
    const path = new URL(two.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, '')
    expect((await call('get', path)).body).toEqual({ stage: 'dropped', reason: 'Injurieux.' })
    expect((await call('get', '/api/desk', undefined, desk)).body.held).toEqual([])
  })

  it('makes and revokes coordinators, and asks for a build', async () => {
    const { intake, call } = await createApiClient()
    const desk = await enterByApi(intake)
    const added = await call('post', '/api/desk/people', { name: 'Béa' }, desk)
    expect(added.status).toBe(201)
    expect((await call('get', '/api/desk/people', undefined, desk)).body).toHaveLength(2)
    const hers = { authorization: `Bearer ${added.body.link.split('/').at(-2)}` }
    expect((await call('get', '/api/desk', undefined, hers)).status).toBe(200)
    expect((await call('delete', `/api/desk/people/${added.body.id}`, undefined, desk)).status).toBe(204)
    expect((await call('get', '/api/desk', undefined, hers)).status).toBe(401)
    expect((await call('delete', `/api/desk/people/${added.body.id}`, undefined, desk)).status).toBe(404)
    expect((await call('post', '/api/desk/rebuild', undefined, desk)).status).toBe(202)
    expect(intake.site.rebuilds).toBe(1)
    expect((await call('delete', '/api/desk/set-aside/nothing', undefined, desk)).status).toBe(404)
  })
})

describe('who sees to what by JSON', () => {
  it('tells the others, and leaves it to whoever was quicker', async () => {
    const { intake, call } = await createApiClient()
    const [ana, bea] = [await enterByApi(intake), await enterByApi(intake)]
    const id = await intake.forge.propose([{ type: 'remove', item: 'ecoute' }])
    const [one] = await intake.coordinators.list()
    expect((await call('post', `/api/desk/contributions/${id}/claim`, {}, ana)).body).toMatchObject({ by: one?.id })
    expect((await call('post', `/api/desk/contributions/${id}/claim`, {}, bea)).body).toMatchObject({ by: one?.id })
    expect((await call('get', '/api/desk', undefined, bea)).body).toMatchObject({ claims: { [id]: { by: one?.id } }, standings: { [id]: { state: 'follows', collidesWith: [] } }, awaited: [] })
    expect((await call('delete', `/api/desk/contributions/${id}/claim`, undefined, ana)).status).toBe(204)
    expect((await call('get', '/api/desk', undefined, bea)).body).toMatchObject({ claims: {} })
    expect((await call('post', '/api/desk/contributions/0000000000/claim', {}, ana)).status).toBe(404)
  })
})
