import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { decideAtDesk, openDecision } from '../../testing/decide-at-desk.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const travailler = { type: 'revise' as const, item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }

/** A proposal that Ana declined while Béa had its form open. */
async function overtake() {
  const intake = await createTestIntake()
  const id = await intake.forge.propose([travailler])
  const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
  const form = await openDecision(intake, bea, id)
  await decideAtDesk(intake, ana, id, { decision: 'declined', pourquoi: 'Non.' })
  return { intake, id, decide: (words: Record<string, string>) => intake.post(`/coordination/contributions/${id}/decider/`, { ...form, ...words }, bea) }
}

describe('two coordinators at once', () => {
  it('shows a second coordinator what the first decided, and gives the typed words back', async () => {
    const { intake, id, decide } = await overtake()
    const late = await decide({ decision: 'declined', pourquoi: 'Mes mots précieux.' })
    expect(late.status).toBe(409)
    const body = readText(await late.text())
    expect(body).toContain('Elle a été décidée entre-temps')
    expect(body).toContain('Mes mots précieux.')
    expect(body).toContain('Non retenue')
    expect((await intake.forge.state()).contributions.get(id)?.history.filter(({ type }) => type === 'decided')).toHaveLength(1)
  })

  it('says of a decision that comes too late nothing else, and keeps the words of a form without a choice', async () => {
    const { decide } = await overtake()
    const chosen = readText(await (await decide({ decision: 'declined', reste: 'Le volume.' })).text())
    expect(chosen).toContain('Il y a 1 chose à corriger')
    expect(chosen).toMatch(/Vos mots, à copier .* À copier Le volume\. Sans script, .* Répondre Votre réponse/)
    const unchosen = readText(await (await decide({ pourquoi: 'Mes mots précieux.' })).text())
    expect(unchosen).toContain('Elle a été décidée entre-temps')
    expect(unchosen).toContain('Mes mots précieux.')
  })

  it('undoes nothing that was not read, and keeps the words', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const read = async () => readFields((await (await intake.get(`/coordination/contributions/${id}/`, bea)).text()).split('<h2>Rouvrir</h2>')[1] ?? '')
    const reopen = async (form: Record<string, string>) => intake.post(`/coordination/contributions/${id}/rouvrir/`, { ...form, 'raison-rouvrir': 'Mes mots précieux.' }, bea)
    await decideAtDesk(intake, ana, id, { decision: 'accepted' })
    const stale = await read()
    await intake.post(`/coordination/contributions/${id}/rouvrir/`, { 'raison-rouvrir': 'Trop vite.' }, ana)
    for (const then of ['pending', 'declined']) {
      if (then === 'declined') await decideAtDesk(intake, ana, id, { decision: 'declined', pourquoi: 'Non.' })
      const late = await reopen(stale)
      expect([late.status, readText(await late.text())]).toEqual([409, expect.stringMatching(/Elle a changé .*Mes mots précieux\./)])
      expect((await intake.forge.state()).contributions.get(id)?.status).toBe(then)
    }
    expect((await reopen(await read())).status).toBe(303)
  })

  it('asks to read again what was reworked meanwhile', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    const form = await openDecision(intake, session, id)
    await intake.forge.deliver({ type: 'rework', id: intake.forge.nextId(), at: '2026-10-01T09:00:00Z', by: 'p-0000000001', draft: { kind: 'amendment', id, person: 'p-0000000001', base: (await intake.forge.state()).heads.main, changes: [{ ...travailler, body: 'Autre.\n' }] } })
    const page = await intake.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'accepted' }, session)
    expect(page.status).toBe(409)
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('pending')
  })
})
