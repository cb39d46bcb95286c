import { describe, expect, it } from 'vitest'
import { operations } from '../api/operations.ts'
import { writePeople } from '../../register/people.ts'
import { createApiClient } from '../../testing/create-api-client.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'

const idea = { intention: 'idee', texte: 'Des monnaies locales ?', accord: true, nom: 'Zoé' }

describe('the description of the API', () => {
  it('has every route of the server, and only those', async () => {
    const { intake } = await createApiClient()
    const routed = intake.app.routes.filter(({ path, method }) => path.startsWith('/api/') && !path.endsWith('*') && method !== 'ALL').map(({ path, method }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const described = Object.values(operations).map(({ method, path }) => `${method} /${path}`)
    expect([...new Set(routed)].sort()).toEqual([...described].sort())
  })

  it('says OpenAPI 3.1 and where the server is', async () => {
    const intake = await createTestIntake({ settings: { url: 'https://plan.example', base: '/plan/' } })
    const document = (await (await intake.get('/plan/api/openapi.json')).json()) as { openapi: string; servers: unknown }
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://plan.example/plan' }] })
  })
})

describe('sending by JSON', () => {
  it('takes an idea, and gives its addresses', async () => {
    const { intake, call } = await createApiClient()
    const sent = await call('post', '/api/contributions', idea)
    expect(sent).toMatchObject({ status: 202, body: { number: 1, url: `http://localhost/contributions/${sent.body.id}/` } })
    expect((await intake.forge.state()).contributions.get(sent.body.id)).toMatchObject({ kind: 'idea' })
    const followed = await call('get', new URL(sent.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, ''))
    expect(followed.body).toMatchObject({ stage: 'registered', contribution: { person: { name: 'Zoé' }, status: 'pending' } })
    expect((await call('get', `/api/contributions/${sent.body.id}`)).body).toMatchObject({ number: 1 })
  })

  it('tells of a coordinator’s name who typed it', async () => {
    const { intake, call } = await createApiClient()
    await writePeople(intake.forge.forge, (people) => ({ ...people, 'p-0000000009': { name: 'ZOÉ', coordinator: true } }), '2026-01-01T00:00:00Z')
    const { id } = (await call('post', '/api/contributions', idea)).body
    expect((await call('get', `/api/contributions/${id}`)).body.person).toMatchObject({ name: 'Zoé', borrowsName: true })
  })

  it('begins a form, previews it, and sends what was previewed once', async () => {
    const { intake, call } = await createApiClient()
    const begun = await call('get', '/api/form?intention=modifier&element=lieux')
    const typed = { ...begun.body.values, texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', accord: true }
    const preview = await call('post', '/api/contributions/preview', typed)
    expect(preview.body.items).toMatchObject([{ item: 'lieux', told: ['Remplace «\u202fFravailler\u202f» par «\u202fTravailler\u202f»'] }])
    const ready = { ...typed, depart: preview.body.depart, cle: preview.body.cle }
    const sent = [await call('post', '/api/contributions', ready), await call('post', '/api/contributions', ready)]
    expect(sent[0]?.body.id).toBe(sent[1]?.body.id)
    expect((await intake.forge.state()).contributions.size).toBe(1)
    expect((await call('post', '/api/contributions', { ...ready, texte: 'Autre chose.' })).status).toBe(409)
  })

  it('takes a program’s own key: once for the same words, never for others', async () => {
    const { intake, call } = await createApiClient()
    const own = { ...idea, cle: 'k'.repeat(22) }
    const [one, two] = [await call('post', '/api/contributions', own), await call('post', '/api/contributions', own)]
    expect(one.body.id).toBe(two.body.id)
    expect((await call('post', '/api/contributions', { ...own, texte: 'Autre.' })).status).toBe(409)
    expect((await call('post', '/api/contributions', { ...own, cle: 'short' })).status).toBe(409)
    expect((await intake.forge.state()).contributions.size).toBe(1)
  })

  it('says what to correct, by field', async () => {
    const { call } = await createApiClient()
    expect(await call('post', '/api/contributions', { intention: 'idee' })).toMatchObject({ status: 422, body: { issues: [{ field: 'texte', code: 'text.empty' }, { field: 'accord', code: 'submission.consent-missing' }] } })
    expect((await call('post', '/api/contributions', { ...idea, intention: 'autre' })).status).toBe(400)
    expect((await call('post', '/api/contributions', { ...idea, inconnu: 1 })).status).toBe(400)
    expect((await call('get', '/api/form?intention=modifier&element=absent')).status).toBe(404)
    expect((await call('post', '/api/contributions/preview', { intention: 'modifier', element: 'lieux', texte: 'Fravailler avec ces lieux. Les faire rayonner par des fêtes.', accord: true })).body.issues).toMatchObject([{ code: 'submission.unchanged' }])
  })

  it('says when to come back', async () => {
    const { call } = await createApiClient({ rateLimit: { secondsToWait: async () => 30 } })
    const refused = await call('post', '/api/contributions', idea)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  })

  it('lets a proposer answer, reword, withdraw and remove their name', async () => {
    const { intake, call } = await createApiClient()
    const sent = await call('post', '/api/contributions', idea)
    const path = new URL(sent.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, '')
    expect((await call('post', `${path}/answer`, { text: 'Je précise.', key: 'a'.repeat(22) })).status).toBe(202)
    expect((await call('post', `${path}/answer`, { text: 'Autre.', key: 'a'.repeat(22) })).status).toBe(409)
    expect((await call('post', `${path}/rework`, { intention: 'idee', texte: 'Des monnaies locales.' })).status).toBe(202)
    expect((await call('get', path)).body.contribution.text).toBe('Des monnaies locales.')
    expect((await call('delete', `${path}/name`)).status).toBe(204)
    expect((await intake.forge.state()).people).toEqual({})
    expect((await call('post', `${path}/withdraw`, {})).status).toBe(202)
    expect((await call('post', `${path}/withdraw`, {})).status).toBe(409)
    expect((await call('post', `${path}/rework`, { intention: 'idee', texte: 'Non.' })).status).toBe(409)
    expect((await call('get', path.replace(/.$/, '_'))).status).toBe(404)
  })

  it('rewords a proposal on several items', async () => {
    const { intake, call } = await createApiClient()
    const sent = await call('post', '/api/contributions', { intention: 'scinder', element: 'lieux', debut: 2, accord: true })
    const path = new URL(sent.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, '')
    expect((await call('post', `${path}/rework`, { intention: 'scinder', element: 'lieux', debut: 1 })).status).toBe(409)
    const { base, values } = (await call('get', `${path}/rework-several`)).body
    expect(values).toMatchObject({ 'texte-0': 'Fravailler avec ces lieux.', 'texte-1': 'Les faire rayonner par des fêtes.' })
    expect((await call('post', `${path}/rework-several`, { base, values: { ...values, 'texte-0': '' } })).status).toBe(422)
    expect((await call('post', `${path}/rework-several`, { base, values: { ...values, 'texte-0': 'Travailler avec ces lieux.' } })).status).toBe(202)
    expect((await intake.forge.state()).contributions.get(sent.body.id)).toMatchObject({ gesture: 'split', changes: [{ body: 'Travailler avec ces lieux.\n' }, { type: 'add' }] })
  })

  it('asks an author whose words met others, and takes the choice', async () => {
    const { intake, call } = await createApiClient()
    const sent = await call('post', '/api/contributions', { intention: 'modifier', element: 'medias', texte: 'Créer une radio.', accord: true })
    const path = new URL(sent.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, '')
    const other = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    await intake.forge.decide({ contribution: other, outcome: 'accepted' })
    const { question = { seen: '' } } = (await call('get', path)).body
    expect(question).toMatchObject({ state: 'needs-author', keep: [{ item: 'medias', after: { body: 'Créer une radio.\n' } }] })
    expect((await call('post', `${path}/choose`, { choice: 'autre', seen: question.seen })).status).toBe(400)
    expect((await call('post', `${path}/choose`, { choice: 'garder', seen: question.seen })).status).toBe(202)
    expect((await call('get', path)).body.question).toBeUndefined()
    expect((await call('post', `${path}/choose`, { choice: 'prendre', seen: question.seen })).status).toBe(409)
  })
})
