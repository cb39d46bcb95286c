import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '../api/operations.ts'
import { writePeople } from '../../register/people.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake, TestIntakeOptions } from '../../testing/create-test-intake.ts'

type Described = { paths: Record<string, Record<string, { responses: Record<string, { content?: { 'application/json': { schema: Parameters<typeof z.fromJSONSchema>[0] } } }> }>> }
/** Checked against the description before it is read, so that a test may read any of these. */
interface Answer {
  id: string
  url: string
  privateUrl: string
  values: Record<string, string>
  items: unknown[]
  depart: string
  cle: string
  issues: unknown[]
  contribution: { lastEvent: string; text: string }
  held: unknown[]
  standing: { register: unknown[] }
  link: string
  question: { seen: string } | undefined
  base: string
  person: { name?: string; borrowsName?: true }
}
type Call = (method: 'get' | 'post' | 'delete', path: string, body?: unknown, headers?: Record<string, string>) => Promise<{ status: number; headers: Headers; body: Answer }>

/** An intake whose every answer is held against the published description. */
async function createClient(options: TestIntakeOptions = {}): Promise<{ intake: TestIntake; call: Call }> {
  const intake = await createTestIntake(options)
  const document = (await (await intake.get('/api/openapi.json')).json()) as Described
  const call: Call = async (method, path, body, headers = {}) => {
    const answer = await intake.app.request(path, { method: method.toUpperCase(), headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) })
    await intake.drained()
    const described = Object.entries(document.paths).find(([template, methods]) => methods[method] && new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? ''))
    const response = described?.[1][method]?.responses[String(answer.status)]
    if (!response) throw new Error(`${method} ${path} answers ${answer.status}, which is not described: ${await answer.text()}`)
    const schema = response.content?.['application/json'].schema
    const given: unknown = schema ? await answer.json() : await answer.text()
    if (schema) z.fromJSONSchema(schema).parse(given)
    else expect(given).toBe('')
    return { status: answer.status, headers: answer.headers, body: given as Answer }
  }
  return { intake, call }
}

async function enter(intake: TestIntake): Promise<Record<string, string>> {
  return { authorization: `Bearer ${intake.coordinators.tokenOf(await intake.coordinators.add('Ana'))}` }
}

const idea = { intention: 'idee', texte: 'Des monnaies locales ?', accord: true, nom: 'Zoé' }

describe('the description of the API', () => {
  it('has every route of the server, and only those', async () => {
    const { intake } = await createClient()
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
    const { intake, call } = await createClient()
    const sent = await call('post', '/api/contributions', idea)
    expect(sent).toMatchObject({ status: 202, body: { number: 1, url: `http://localhost/contributions/${sent.body.id}/` } })
    expect((await intake.forge.state()).contributions.get(sent.body.id)).toMatchObject({ kind: 'idea' })
    const followed = await call('get', new URL(sent.body.privateUrl).pathname.replace('/suivi/', '/api/follow/').replace(/\/$/, ''))
    expect(followed.body).toMatchObject({ stage: 'registered', contribution: { person: { name: 'Zoé' }, status: 'pending' } })
    expect((await call('get', `/api/contributions/${sent.body.id}`)).body).toMatchObject({ number: 1 })
  })

  it('tells of a coordinator’s name who typed it', async () => {
    const { intake, call } = await createClient()
    await writePeople(intake.forge.forge, (people) => ({ ...people, 'p-0000000009': { name: 'ZOÉ', coordinator: true } }), '2026-01-01T00:00:00Z')
    const { id } = (await call('post', '/api/contributions', idea)).body
    expect((await call('get', `/api/contributions/${id}`)).body.person).toMatchObject({ name: 'Zoé', borrowsName: true })
  })

  it('begins a form, previews it, and sends what was previewed once', async () => {
    const { intake, call } = await createClient()
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
    const { intake, call } = await createClient()
    const own = { ...idea, cle: 'k'.repeat(22) }
    const [one, two] = [await call('post', '/api/contributions', own), await call('post', '/api/contributions', own)]
    expect(one.body.id).toBe(two.body.id)
    expect((await call('post', '/api/contributions', { ...own, texte: 'Autre.' })).status).toBe(409)
    expect((await call('post', '/api/contributions', { ...own, cle: 'short' })).status).toBe(409)
    expect((await intake.forge.state()).contributions.size).toBe(1)
  })

  it('says what to correct, by field', async () => {
    const { call } = await createClient()
    expect(await call('post', '/api/contributions', { intention: 'idee' })).toMatchObject({ status: 422, body: { issues: [{ field: 'texte', code: 'text.empty' }, { field: 'accord', code: 'submission.consent-missing' }] } })
    expect((await call('post', '/api/contributions', { ...idea, intention: 'autre' })).status).toBe(400)
    expect((await call('post', '/api/contributions', { ...idea, inconnu: 1 })).status).toBe(400)
    expect((await call('get', '/api/form?intention=modifier&element=absent')).status).toBe(404)
    expect((await call('post', '/api/contributions/preview', { intention: 'modifier', element: 'lieux', texte: 'Fravailler avec ces lieux. Les faire rayonner par des fêtes.', accord: true })).body.issues).toMatchObject([{ code: 'submission.unchanged' }])
  })

  it('says when to come back', async () => {
    const { call } = await createClient({ rateLimit: { secondsToWait: async () => 30 } })
    const refused = await call('post', '/api/contributions', idea)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  })

  it('lets a proposer answer, reword, withdraw and remove their name', async () => {
    const { intake, call } = await createClient()
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
    const { intake, call } = await createClient()
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
    const { intake, call } = await createClient()
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

describe('the desk by JSON', () => {
  it('is closed without a link', async () => {
    const { call } = await createClient()
    expect((await call('get', '/api/desk')).status).toBe(401)
    expect((await call('post', '/api/desk/contributions/0000000001/decision', { outcome: 'accepted' }, { authorization: `Bearer ${'A'.repeat(43)}` })).status).toBe(401)
    expect((await call('post', '/api/session', { token: 'no' })).status).toBe(401)
  })

  it('opens a session with a link', async () => {
    const { intake, call } = await createClient()
    const entered = await call('post', '/api/session', { token: intake.coordinators.tokenOf(await intake.coordinators.add('Ana')) })
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await call('get', '/api/desk', undefined, { cookie })).status).toBe(200)
    expect((await call('delete', '/api/session', undefined, { cookie })).status).toBe(204)
  })

  it('decides, places, answers, reopens and withholds', async () => {
    const { intake, call } = await createClient()
    const desk = await enter(intake)
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
    const { intake, call } = await createClient({ settings: { hold: true } })
    const desk = await enter(intake)
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
    const { intake, call } = await createClient()
    const desk = await enter(intake)
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

describe('the basket by JSON', () => {
  const accept = { outcome: 'accepted' }

  it('keeps decisions, tells what they make of the plan, and publishes what was read', async () => {
    const { intake, call } = await createClient()
    const session = await enter(intake)
    const reword = (body: string) => intake.forge.propose([{ type: 'revise', item: 'medias', body }])
    const [one, two] = [await reword('Créer un média.\nLe partager.\n'), await reword('Créer un journal.\n')]
    expect((await call('post', `/api/desk/contributions/${one}/basket`, accept)).status).toBe(401)
    for (const id of [one, two]) expect(await call('post', `/api/desk/contributions/${id}/basket`, accept, session)).toMatchObject({ status: 202, body: { outcome: 'kept' } })
    expect((await call('post', `/api/desk/contributions/${two}/basket`, { outcome: 'declined' }, session)).status).toBe(422)
    expect((await call('post', `/api/desk/contributions/${two}/basket`, { ...accept, seen: 'before' }, session)).status).toBe(409)
    const read = await call('get', '/api/desk/basket', undefined, session)
    expect(read.body).toMatchObject({ decisions: [{ contribution: one, obstacle: null }, { contribution: two, obstacle: null }], items: [{ item: 'medias', after: { body: 'Créer un journal.\nLe partager.\n' } }], numbers: [], others: [] })
    const { digest } = read.body as unknown as { digest: string }
    expect((await call('delete', `/api/desk/contributions/${two}/basket`, undefined, session)).status).toBe(204)
    expect((await call('delete', `/api/desk/contributions/${two}/basket`, undefined, session)).status).toBe(404)
    expect((await call('post', '/api/desk/basket/publish', { digest }, session)).status).toBe(409)
    expect(await call('post', '/api/desk/basket/publish', { version: { title: 'Automne' } }, session)).toMatchObject({ status: 200, body: { outcome: 'done' } })
    const state = await intake.forge.state()
    expect([one, two].map((id) => state.contributions.get(id)?.status)).toEqual(['accepted', 'pending'])
    expect(state.plan.versions.map(({ id }) => id)).toEqual(['automne'])
    expect((await call('post', '/api/desk/basket/publish', {}, session)).status).toBe(409)
  })

  it('shows whose decisions wait in other baskets, and lets go of what its owner decides at once', async () => {
    const { intake, call } = await createClient()
    const [ana, bea] = [await enter(intake), await enter(intake)]
    const id = await intake.forge.propose([{ type: 'remove', item: 'ecoute' }])
    await call('post', `/api/desk/contributions/${id}/basket`, accept, ana)
    expect((await call('get', '/api/desk/basket', undefined, bea)).body).toMatchObject({ decisions: [], others: [{ contribution: id, name: 'Ana', outcome: 'accepted' }] })
    const person = (await intake.coordinators.list())[0]?.id ?? ''
    expect((await call('post', '/api/desk/basket/take-over', { person }, bea)).status).toBe(404)
    expect((await call('post', `/api/desk/contributions/${id}/decision`, accept, ana)).status).toBe(200)
    expect((await call('get', '/api/desk/basket', undefined, ana)).body).toMatchObject({ decisions: [] })
    const other = await intake.forge.propose([{ type: 'remove', item: 'medias' }])
    await call('post', `/api/desk/contributions/${other}/basket`, accept, ana)
    await intake.coordinators.revoke(person)
    expect((await call('post', '/api/desk/basket/take-over', { person }, bea)).status).toBe(200)
    expect((await call('get', '/api/desk/basket', undefined, bea)).body).toMatchObject({ decisions: [{ contribution: other }], others: [] })
  })
})

describe('who sees to what by JSON', () => {
  it('tells the others, and leaves it to whoever was quicker', async () => {
    const { intake, call } = await createClient()
    const [ana, bea] = [await enter(intake), await enter(intake)]
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

describe('a merging session by JSON', () => {
  it('is opened, read, decided in and closed', async () => {
    const { intake, call } = await createClient()
    const session = await enter(intake)
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
