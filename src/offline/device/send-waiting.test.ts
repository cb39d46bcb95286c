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

/** A device before a real intake; `weather` decides what becomes of each request. */
async function createDevice(...proposals: KeptProposal[]) {
  const intake = await createTestIntake()
  const store = createMemoryStore(...proposals)
  const weather: ('fine' | 'no-network' | 'lost-answer' | 'failure')[] = []
  const post = async (body: object): Promise<Response> => {
    const now = weather.shift() ?? 'fine'
    if (now === 'no-network') throw new TypeError('Failed to fetch')
    if (now === 'failure') return new Response('', { status: 502 })
    const answer = await intake.json('/api/contributions', body)
    if (now === 'lost-answer') throw new TypeError('Failed to fetch')
    return answer
  }
  const send = () => sendWaiting({ store, post, now: () => 2 })
  const received = async () => [...(await intake.forge.state()).contributions.values()].map(({ text }) => text?.trim())
  return { intake, store, weather, send, received }
}

describe('sendWaiting', () => {
  it('sends once, and keeps the private link', async () => {
    const { store, send, received } = await createDevice(waiting())
    expect(await send()).toBe(true)
    expect(await send()).toBe(false)
    expect(await received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent', at: 2, receipt: { id: expect.stringMatching(/^[a-z0-9]{10}$/), privateUrl: expect.stringMatching(/\/suivi\//) } })
  })

  it('waits without a network and while the site fails, then sends', async () => {
    const { store, weather, send, received } = await createDevice(waiting())
    weather.push('no-network', 'failure')
    expect([await send(), await send()]).toEqual([false, false])
    expect(await store.find(key)).toMatchObject({ state: 'waiting', fields })
    expect(await send()).toBe(true)
    expect(await received()).toEqual(['Planter des arbres.'])
  })

  it('arrives once when the answer was lost', async () => {
    const { store, weather, send, received } = await createDevice(waiting())
    weather.push('lost-answer', 'lost-answer')
    await send()
    await send()
    expect(await store.find(key)).toMatchObject({ state: 'waiting' })
    await send()
    expect(await received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent' })
  })

  it('does not double what was edited after a lost answer: what arrived is found, what was written since is a draft', async () => {
    const { store, weather, send, received } = await createDevice(waiting())
    weather.push('lost-answer')
    await send()
    const edited = { ...fields, texte: 'Planter des haies.' }
    await store.put({ ...(await store.find(key))!, fields: edited })
    expect(await send()).toBe(true)
    expect(await received()).toEqual(['Planter des arbres.'])
    expect(await store.find(key)).toMatchObject({ state: 'sent', fields })
    expect(await store.find(draftIdOf(edited))).toMatchObject({ state: 'draft', fields: edited })
  })

  it('sends the words of today when what left earlier never arrived', async () => {
    const { store, weather, send, received } = await createDevice(waiting())
    weather.push('no-network')
    await send()
    await store.put({ ...(await store.find(key))!, fields: { ...fields, texte: 'Planter des haies.' } })
    await send()
    expect(await received()).toEqual(['Planter des haies.'])
  })

  it('says what the site asks to correct, and goes on with the next', async () => {
    const other = 'cle-faite-par-l-appareil-2'
    const { store, send, received } = await createDevice(waiting({ fields: { ...fields, accord: '' } }), waiting({ id: other, at: 2 }))
    await send()
    expect(await store.find(key)).toMatchObject({ state: 'refused', problems: [expect.stringMatching(/accept|accord/i)] })
    expect(await store.find(other)).toMatchObject({ state: 'sent' })
    expect(await received()).toEqual(['Planter des arbres.'])
  })

  it('says which text was read: what changed there since is not undone', async () => {
    const { intake, store, send } = await createDevice()
    const { values } = (await (await intake.get('/api/form?intention=modifier&element=medias')).json()) as { values: { texte: string } }
    const { heads } = await intake.forge.state()
    const accepted = await intake.forge.propose([{ type: 'revise', item: 'medias', body: `Une phrase de plus.\n${values.texte}\n` }])
    await intake.forge.decide({ contribution: accepted, outcome: 'accepted' })
    await store.put(waiting({ fields: { intention: 'modifier', element: 'medias', texte: `${values.texte} Écrit ailleurs.`, accord: 'oui', depart: heads.main } }))
    await send()
    const { receipt } = (await store.find(key))!
    expect((await intake.forge.state()).contributions.get(receipt!.id)!.base).toBe(heads.main)
  })

  it('begins on today’s text when it names no commit of the plan', async () => {
    const { intake, store, send } = await createDevice()
    const { heads } = await intake.forge.state()
    for (const [place, depart] of [heads.register ?? '1'.repeat(40), '0'.repeat(40), '../../etc'].entries()) {
      await store.put(waiting({ id: `cle-faite-par-l-appareil-${place}`, fields: { intention: 'modifier', element: 'medias', texte: 'Un autre texte.', accord: 'oui', depart } }))
    }
    await send()
    const bases = [...(await intake.forge.state()).contributions.values()].map(({ base }) => base)
    expect(bases).toEqual([heads.main, heads.main, heads.main])
  })

  it('takes what the preview signed, under its key', async () => {
    const { intake, store, weather, send, received } = await createDevice()
    const preview = (await (await intake.json('/api/contributions/preview', { ...fields, accord: true })).json()) as { cle: string; depart: string }
    await store.put(waiting({ id: preview.cle, fields: { ...fields, depart: preview.depart } }))
    weather.push('lost-answer')
    await send()
    await send()
    expect(await received()).toEqual(['Planter des arbres.'])
    expect(await store.find(preview.cle)).toMatchObject({ state: 'sent' })
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
