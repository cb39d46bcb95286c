import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { decideAtDesk, openDecision } from '../../testing/decide-at-desk.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const travailler = { type: 'revise' as const, item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }

async function addIdea(intake: TestIntake, texte: string): Promise<string> {
  return (await proposeByForm(intake, 'intention=idee', { texte })).id
}

describe('the desk', () => {
  it('lists what waits by item, with the change told', async () => {
    const intake = await createTestIntake()
    await intake.forge.propose([travailler])
    await addIdea(intake, 'Qui s’en charge ?')
    const text = readText(await (await intake.get('/coordination/', await intake.signIn())).text())
    expect(text).toContain('Reste 2 sur 2')
    expect(text).toContain('n° 1 Action 1 : Fravailler → Travailler')
    expect(text).toContain('Idées à placer')
    expect(text).toContain('1 question sans réponse')
  })

  it('takes no web address for a question', async () => {
    const intake = await createTestIntake()
    await addIdea(intake, 'Voir https://exemple.org/index.html?page=1')
    const session = await intake.signIn()
    const text = async () => readText(await (await intake.get('/coordination/', session)).text())
    expect(await text()).not.toContain('question sans réponse')
    await addIdea(intake, 'Avez-vous lu https://exemple.org/?page=1 ?')
    expect(await text()).toContain('1 question sans réponse')
  })

  it('accepts, and the plan has the words', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const answer = await decideAtDesk(intake, await intake.signIn('Ana'), id, { decision: 'accepted' })
    expect(answer.status).toBe(303)
    const state = await intake.forge.state()
    expect(state.plan.items.get('lieux')?.body).toContain('Travailler')
    expect(state.contributions.get(id)).toMatchObject({ status: 'accepted', decision: { landed: [{ item: 'lieux', number: 1 }] } })
    expect(state.contributions.get(id)?.decision?.changes).toBeUndefined()
  })

  it('wants a reason for all but a plain acceptance, and keeps what was typed', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    const page = await decideAtDesk(intake, session, id, { decision: 'declined', reste: 'Le volume devra être discuté.' })
    expect(page.status).toBe(422)
    const body = await page.text()
    expect(body).toContain('href="#pourquoi"')
    expect(readFields(body, 'id="decider"')).toMatchObject({ decision: 'declined', reste: 'Le volume devra être discuté.' })
    await decideAtDesk(intake, session, id, { decision: 'declined', pourquoi: 'Le plan le dit déjà. Voir l’action 2.' })
    expect((await intake.forge.state()).contributions.get(id)).toMatchObject({ status: 'declined', decision: { reason: expect.stringContaining('Le plan le dit déjà.') } })
  })

  it('accepts with the coordinator’s words, what is left open and left out', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const form = { decision: 'accepted-with-changes', 'texte-0': 'Œuvrer avec ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Plus juste.', reste: 'Lesquels ?', 'nonrepris-1': 'Travailler', 'nonrepris-car-1': 'trop étroit' }
    expect((await decideAtDesk(intake, await intake.signIn(), id, form)).status).toBe(303)
    const state = await intake.forge.state()
    expect(state.plan.items.get('lieux')?.body).toContain('Œuvrer avec ces lieux.\n')
    expect(state.contributions.get(id)?.decision).toMatchObject({ leftOpen: expect.stringContaining('Lesquels'), leftOut: [{ text: 'Travailler', why: 'trop étroit' }], changes: [{ type: 'revise', item: 'lieux' }] })
  })

  it('gives a new action the permanent address that was chosen', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'add', item: 'action-x', kind: 'action', parent: 'recit', after: 'lieux', body: 'Créer des monnaies locales.\n' }])
    const session = await intake.signIn()
    expect((await openDecision(intake, session, id))['id-0']).toBe('creer-des-monnaies-locales')
    const taken = await decideAtDesk(intake, session, id, { decision: 'accepted', 'id-0': 'lieux' })
    expect(taken.status).toBe(422)
    await decideAtDesk(intake, session, id, { decision: 'accepted', 'id-0': 'monnaies-locales' })
    const state = await intake.forge.state()
    expect(state.plan.items.get('monnaies-locales')).toMatchObject({ number: 2, body: 'Créer des monnaies locales.\n' })
    expect(state.contributions.get(id)?.status).toBe('accepted')
  })

  it('merges into another by its number', async () => {
    const intake = await createTestIntake()
    const first = await intake.forge.propose([travailler])
    const second = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    const unknown = await decideAtDesk(intake, session, second, { decision: 'merged-into', regroupee: '9', pourquoi: 'La même.' })
    expect([unknown.status, readText(await unknown.text())]).toEqual([422, expect.stringContaining('Il y a 1 chose à corriger')])
    await decideAtDesk(intake, session, second, { decision: 'merged-into', regroupee: 'n° 1', pourquoi: 'La même.' })
    expect((await intake.forge.state()).contributions.get(second)).toMatchObject({ status: 'merged-into', decision: { into: first } })
  })

  it('shows what collides, and takes the words that the coordinator chose', async () => {
    const intake = await createTestIntake()
    const first = await intake.forge.propose([travailler])
    const second = await intake.forge.propose([{ ...travailler, body: 'Ferrailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    const session = await intake.signIn()
    await decideAtDesk(intake, session, first, { decision: 'accepted' })
    const page = await (await intake.get(`/coordination/contributions/${second}/`, session)).text()
    expect(readText(page)).toContain('Les mêmes mots ont changé deux fois')
    expect(page).not.toContain('value="accepted"')
    await decideAtDesk(intake, session, second, { decision: 'accepted-with-changes', 'texte-0': 'Travailler et ferrailler avec ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Les deux.' })
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toContain('Travailler et ferrailler')
  })

  it('says of a missing reason at its own field that it is missing', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const body = await (await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': ' ' }, await intake.signIn())).text()
    expect(body).toContain('href="#raison-masquer"')
    expect(body).toMatch(/<details class="section" open>/)
    expect(body).toMatch(/id="raison-masquer"[^>]*aria-invalid="true"/)
    expect(body).not.toMatch(/id="pourquoi"[^>]*aria-invalid/)
  })

  it('places an idea, then writes it as an action', async () => {
    const intake = await createTestIntake()
    const id = await addIdea(intake, 'Des monnaies locales.')
    const session = await intake.signIn()
    const nowhere = await intake.post(`/coordination/contributions/${id}/placer/`, { sous: '' }, session)
    expect([nowhere.status, readText(await nowhere.text())]).toEqual([422, expect.stringContaining('Choisissez où la placer')])
    await intake.post(`/coordination/contributions/${id}/placer/`, { sous: 'recit' }, session)
    expect((await intake.forge.state()).contributions.get(id)).toMatchObject({ placedUnder: 'recit', status: 'pending' })
    const answer = await decideAtDesk(intake, session, id, { decision: 'accepted-with-changes', 'texte-0': 'Créer des monnaies locales, comme l’action 1.', 'id-0': 'monnaies', pourquoi: 'Elle manquait.' }, '?ecrire=ajouter&element=medias')
    expect(answer.status).toBe(303)
    const state = await intake.forge.state()
    expect(state.plan.items.get('monnaies')).toMatchObject({ number: 3, body: 'Créer des monnaies locales, comme l’[action 1](../actions/lieux.md).\n' })
    expect(state.contributions.get(id)?.status).toBe('accepted-with-changes')
  })

  it('reopens an accepted proposal, and the plan has its former words', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    await decideAtDesk(intake, session, id, { decision: 'accepted' })
    expect((await intake.post(`/coordination/contributions/${id}/rouvrir/`, { 'raison-rouvrir': '' }, session)).status).toBe(422)
    await intake.post(`/coordination/contributions/${id}/rouvrir/`, { 'raison-rouvrir': 'Trop vite.' }, session)
    const state = await intake.forge.state()
    expect(state.contributions.get(id)?.status).toBe('pending')
    expect(state.plan.items.get('lieux')?.body).toContain('Fravailler')
  })

  it('says of a part that holds others why it stays', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'remove', item: 'recit' }])
    const session = await intake.signIn()
    const sent = await intake.json(`/api/desk/contributions/${id}/decision`, { outcome: 'accepted' }, session)
    expect((await sent.json()).issues[0].message).toContain('Cette partie en contient d’autres')
  })

  it('answers a question, which then no longer waits', async () => {
    const intake = await createTestIntake()
    const id = await addIdea(intake, 'Qui s’en charge ?')
    const session = await intake.signIn('Ana')
    await intake.post(`/coordination/contributions/${id}/repondre/`, { reponse: 'Nous.', suivi: 'oui' }, session)
    const answer = [...(await intake.forge.state()).contributions.values()].at(-1)
    expect(answer).toMatchObject({ official: true, about: { contribution: id } })
    expect(answer?.offersFollowUpTo).toMatch(/^p-/)
    expect(readText(await (await intake.get('/coordination/', session)).text())).not.toContain('1 question sans réponse')
  })

  it('does not let withheld words into the plan', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': 'Données personnelles.' }, session)
    expect(await (await intake.get(`/coordination/contributions/${id}/`, session)).text()).not.toContain('value="accepted"')
    expect((await decideAtDesk(intake, session, id, { decision: 'accepted' })).status).toBe(422)
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toContain('Fravailler')
  })

  it('puts withheld words in no field, and takes none of them back', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ ...travailler, body: 'Appeler Zoé au 06.\n' }])
    const idea = await addIdea(intake, 'Le numéro de Zoé est le 06.')
    const session = await intake.signIn()
    for (const each of [id, idea]) await intake.post(`/coordination/contributions/${each}/masquer/`, { 'raison-masquer': 'Données personnelles.' }, session)
    const form = await openDecision(intake, session, id)
    expect(form['texte-0']).toContain('Fravailler')
    expect(JSON.stringify([form, await openDecision(intake, session, idea, '?ecrire=ajouter&element=medias')])).not.toMatch(/Zoé|zoe/)
    const page = await decideAtDesk(intake, session, id, { decision: 'accepted-with-changes', 'texte-0': 'Appeler Zoé au 06.', pourquoi: 'Oui.' })
    expect([page.status, readText(await page.text())]).toEqual([422, expect.stringContaining('Ce sont les mots masqués')])
    const written = await decideAtDesk(intake, session, idea, { decision: 'accepted-with-changes', 'texte-0': 'Le numéro de  Zoé est le 06.', pourquoi: 'Oui.' }, '?ecrire=ajouter&element=medias')
    expect(written.status).toBe(422)
    const sent = await intake.json(`/api/desk/contributions/${id}/decision`, { outcome: 'accepted-with-changes', reason: 'Oui.', changes: [{ type: 'revise', item: 'lieux', body: 'Appeler Zoé au 06.' }] }, session)
    expect([sent.status, (await sent.json()).error.code]).toEqual([422, 'decision.withheld-words'])
    await decideAtDesk(intake, session, id, { decision: 'accepted-with-changes', 'texte-0': 'Appeler la coordination.', pourquoi: 'Oui.' })
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toBe('Appeler la coordination.\n')
  })

  it('offers other words only where a text can be written', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'remove', item: 'lieux' }])
    expect(await (await intake.get(`/coordination/contributions/${id}/`, await intake.signIn())).text()).not.toContain('value="accepted-with-changes"')
  })

  it('withholds a text', async () => {
    const intake = await createTestIntake()
    const id = await addIdea(intake, 'Le numéro de téléphone de Zoé est le 06.')
    const again = await addIdea(intake, 'Pour rappel. Le numéro de téléphone de Zoé est le 06.')
    const session = await intake.signIn()
    await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': 'Données personnelles.' }, session)
    expect((await intake.forge.state()).contributions.get(id)?.withheld).toMatchObject({ reason: expect.stringContaining('Données personnelles') })
    expect(await (await intake.get(`/coordination/contributions/${id}/`, session)).text()).toContain(`<a href="/coordination/contributions/${again}/">Idée n°\u00a02</a>`)
  })
})
