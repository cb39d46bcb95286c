import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { KeptProposal, ProposalStore } from './kept-proposal.ts'
import { draftIdOf, formQueryOf, isSame, readFields } from './kept-proposal.ts'
import { sendWaiting } from './send-waiting.ts'

function createMemoryStore(...proposals: KeptProposal[]): ProposalStore {
  const kept = new Map(proposals.map((each) => [each.id, each]))
  return {
    list: async () => [...kept.values()].sort((one, other) => one.at - other.at),
    find: async (id) => kept.get(id),
    put: async (proposal) => void kept.set(proposal.id, proposal),
    delete: async (id) => void kept.delete(id),
  }
}

const key = 'cle-faite-par-l-appareil-1'
const fields = { intention: 'idee', texte: 'Planter des arbres.', accord: 'oui' }
const waiting = (more: Partial<KeptProposal> = {}): KeptProposal => ({ id: key, state: 'waiting', title: 'J’ai une idée', fields, at: 1, ...more })

type Weather = 'fine' | 'no-network' | 'lost-answer' | 'failure'
type Answer = (body: Record<string, unknown>) => Promise<Response>

/** A device, and what becomes of each of its requests. */
function createDevice(answer: Answer, ...proposals: KeptProposal[]) {
  const store = createMemoryStore(...proposals)
  const weather: Weather[] = []
  const post: Answer = async (body) => {
    const now = weather.shift() ?? 'fine'
    if (now === 'no-network') throw new TypeError('Failed to fetch')
    if (now === 'failure') return new Response('', { status: 502 })
    const response = await answer(body)
    if (now === 'lost-answer') throw new TypeError('Failed to fetch')
    return response
  }
  return { store, weather, send: () => sendWaiting({ store, post, now: () => 2 }) }
}

/** A device before a site that keeps the intake's contract: a key is taken once, with one text; consent is needed. */
function createDeviceAlone(...proposals: KeptProposal[]) {
  const kept = new Map<string, string>()
  const answer: Answer = async ({ cle, texte, accord }) => {
    if (accord !== true) return Response.json({ error: { code: 'invalid', message: '' }, issues: [{ field: 'accord', message: 'Il faut votre accord.' }] }, { status: 422 })
    if (kept.has(String(cle)) && kept.get(String(cle)) !== texte) return Response.json({ error: { code: 'submission.key-reused', message: '' } }, { status: 409 })
    kept.set(String(cle), String(texte))
    return Response.json({ id: 'abcdefghij', privateUrl: 'https://plan.example/suivi/abcdefghij/x/' }, { status: 202 })
  }
  return { ...createDevice(answer, ...proposals), received: () => [...kept.values()] }
}

/** A device before a real intake. */
async function createDeviceAtIntake() {
  const intake = await createTestIntake()
  const device = createDevice((body) => intake.json('/api/contributions', body))
  return { ...device, intake, received: async () => [...(await intake.forge.state()).contributions.values()] }
}

describe('sendWaiting', () => {
  it('sends once, and keeps the private link', async () => {
    const { store, send, received } = createDeviceAlone(waiting())
    expect(await send()).toBe(true)
    expect(await send()).toBe(false)
    expect(received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent', at: 2, receipt: { id: 'abcdefghij', privateUrl: expect.stringMatching(/\/suivi\//) } })
  })

  it('waits without a network and while the site fails, then sends', async () => {
    const { store, weather, send, received } = createDeviceAlone(waiting())
    weather.push('no-network', 'failure')
    expect([await send(), await send()]).toEqual([false, false])
    expect(await store.find(key)).toMatchObject({ state: 'waiting', fields })
    expect(await send()).toBe(true)
    expect(received()).toEqual(['Planter des arbres.'])
  })

  it('arrives once when the answer was lost', async () => {
    const { store, weather, send, received } = createDeviceAlone(waiting())
    weather.push('lost-answer', 'lost-answer')
    await send()
    await send()
    expect(await store.find(key)).toMatchObject({ state: 'waiting' })
    await send()
    expect(received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent' })
  })

  it('does not double what was edited after a lost answer: what arrived is found, what was written since is a draft', async () => {
    const { store, weather, send, received } = createDeviceAlone(waiting())
    weather.push('lost-answer')
    await send()
    const edited = { ...fields, texte: 'Planter des haies.' }
    await store.put({ ...(await store.find(key))!, fields: edited })
    expect(await send()).toBe(true)
    expect(received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent', fields })
    expect(await store.find(draftIdOf(edited))).toMatchObject({ state: 'draft', fields: edited })
  })

  it('sends the words of today when what left earlier never arrived', async () => {
    const { store, weather, send, received } = createDeviceAlone(waiting())
    weather.push('no-network')
    await send()
    await store.put({ ...(await store.find(key))!, fields: { ...fields, texte: 'Planter des haies.' } })
    await send()
    expect(received()).toEqual(['Planter des haies.'])
  })

  it('says what the site asks to correct, and goes on with the next', async () => {
    const other = 'cle-faite-par-l-appareil-2'
    const { store, send, received } = createDeviceAlone(waiting({ fields: { ...fields, accord: '' } }), waiting({ id: other, at: 2 }))
    await send()
    expect(await store.find(key)).toMatchObject({ state: 'refused', problems: ['Il faut votre accord.'] })
    expect(await store.find(other)).toMatchObject({ state: 'sent' })
    expect(received()).toEqual(['Planter des arbres.'])
  })

  it('arrives once at the intake, under its own key and under the preview’s, and names the text that was read if it was the plan', async () => {
    const { intake, store, weather, send, received } = await createDeviceAtIntake()
    const { values } = (await (await intake.get('/api/form?intention=modifier&element=medias')).json()) as { values: { texte: string } }
    const { heads } = await intake.forge.state()
    const accepted = await intake.forge.propose([{ type: 'revise', item: 'medias', body: `Une phrase de plus.\n${values.texte}\n` }])
    await intake.forge.decide({ contribution: accepted, outcome: 'accepted' })
    const today = (await intake.forge.state()).heads.main

    const preview = (await (await intake.json('/api/contributions/preview', { ...fields, accord: true })).json()) as { cle: string; depart: string }
    const revision = { intention: 'modifier', element: 'medias', texte: `${values.texte} Écrit ailleurs.`, accord: 'oui' }
    await store.put(waiting({ id: preview.cle, at: 1, fields: { ...fields, depart: preview.depart } }))
    await store.put(waiting({ id: `${key}-base`, at: 2, fields: { ...revision, depart: heads.main } }))
    await store.put(waiting({ id: `${key}-autre`, at: 3, fields: { ...revision, depart: heads.register ?? '1'.repeat(40) } }))
    weather.push('lost-answer')
    await send()
    await send()
    const kept = (await received()).slice(1)
    expect(kept.map(({ text, base }) => text?.trim() ?? base)).toEqual(['Planter des arbres.', heads.main, today])
    expect((await store.list()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect((await store.find(preview.cle))!.receipt!.privateUrl).toMatch(/\/suivi\/[a-z0-9]{10}\//)
  })
})

describe('kept proposals', () => {
  it('have one draft a form, which opens again at its address', () => {
    const one = { intention: 'modifier', element: 'medias', bloc: '2', texte: 'a' }
    expect(draftIdOf(one)).toBe(draftIdOf({ ...one, texte: 'b' }))
    expect(draftIdOf(one)).not.toBe(draftIdOf({ ...one, bloc: '1' }))
    expect(formQueryOf(one)).toBe('intention=modifier&element=medias&bloc=2')
  })

  it('are read from a form without its buttons, with plain line ends', () => {
    const form = new FormData()
    for (const [name, value] of [['texte', 'un\r\ndeux'], ['cle', 'x.y'], ['geste', 'corriger'], ['accord', 'oui']]) form.append(name!, value!)
    expect(readFields(form)).toEqual({ texte: 'un\ndeux', accord: 'oui' })
    expect(isSame({ a: '1', b: '' }, { a: '1' })).toBe(true)
  })
})
