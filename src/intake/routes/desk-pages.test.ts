import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readText } from '../../testing/read-html.ts'

const travailler = { type: 'revise' as const, item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }

describe('the desk’s pages', () => {
  it('names a part that left the plan by its last words', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    await intake.forge.decide({ contribution: await intake.forge.propose([{ type: 'remove', item: 'lieux' }]), outcome: 'accepted' })
    const text = readText(await (await intake.get(`/coordination/contributions/${id}/`, await intake.signIn())).text())
    expect(text).toContain('Retirée du plan : Fravailler avec ces lieux')
    expect(text).not.toContain('Nouvelle action')
  })

  it('compares a decided proposal with the text that it was written on', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    await intake.forge.decide({ contribution: id, outcome: 'accepted' })
    const text = readText(await (await intake.get(`/coordination/contributions/${id}/`, await intake.signIn())).text())
    expect(text).toContain('Remplace « Fravailler » par « Travailler »')
    expect(text).not.toContain('La proposition dans le texte d’aujourd’hui')
  })

  it('says that a comment is published, not that it waits', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Oui.' })
    const session = await intake.signIn()
    const read = async () => readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())
    expect(await read()).toMatch(/Publiée/)
    expect(await read()).not.toContain('En attente')
    await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': 'Injurieux.' }, session)
    expect(readText(await (await intake.get(path)).text())).toMatch(/Masquée.*Injurieux\./s)
  })

  it('says why the last build failed', async () => {
    const intake = await createTestIntake()
    intake.site.status = { building: false, progress: [], lastError: 'no space left' }
    expect(readText(await (await intake.get('/coordination/', await intake.signIn())).text())).toContain('no space left')
  })

  it('makes another coordinator, whose name signs decisions', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const added = await intake.post('/coordination/personnes/', { nom: 'Béa' }, session)
    const page = await (await intake.get(added.headers.get('location') ?? '', session)).text()
    const token = /coordination\/entrer\/([\w-]+)\//.exec(page)?.[1] ?? ''
    expect((await intake.coordinators.findByToken(token))?.name).toBe('Béa')
    expect(Object.values((await intake.forge.state()).people)).toContainEqual({ name: 'Béa', coordinator: true })
  })
})

describe('hold mode', () => {
  it('keeps a submission private until a coordinator publishes it', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.' })
    expect((await intake.forge.state()).contributions.size).toBe(0)
    const session = await intake.signIn()
    expect(readText(await (await intake.get('/coordination/', session)).text())).toContain('À lire avant publication')
    await intake.post(`/coordination/attente/${id}/liberer/`, {}, session)
    expect((await intake.forge.state()).contributions.get(id)).toMatchObject({ number: 1 })
  })

  it('lists what is held by its first words, with the name', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    await proposeByForm(intake, 'intention=idee', { texte: 'Une monnaie locale pour le quartier.', nom: 'Odette' })
    await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.', pourquoi: 'Une faute de frappe.' })
    await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Je ne suis pas d’accord.' })
    const page = readText(await (await intake.get('/coordination/', await intake.signIn())).text())
    expect(page).not.toContain('Tout est traité')
    expect(page).toMatch(/Une monnaie locale pour le quartier.? Une idée, Odette ?\. Reçue le/)
    expect(page).toMatch(/Action 1 : Fravailler → Travailler Une faute de frappe.? Une proposition, contribution anonyme ?\./)
    expect(page).toMatch(/Action 1 : Je ne suis pas d’accord.? Une réaction/)
  })

  it('says what a held reaction is about, with the passage', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const { id } = await proposeByForm(intake, 'intention=reagir&element=lieux&bloc=1', { texte: 'Je ne suis pas d’accord.', citation: 'Fravailler avec ces lieux.' })
    const page = readText(await (await intake.get(`/coordination/attente/${id}/`, await intake.signIn())).text())
    expect(page).toMatch(/À propos de : Action 1 : Fravailler avec ces lieux Fravailler avec ces lieux\. Je ne suis pas d’accord\./)
  })

  it('tells its proposer why it is not published', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une injure.' })
    const session = await intake.signIn()
    const drop = (raison: string) => intake.post(`/coordination/attente/${id}/ecarter/`, { raison }, session)
    const missing = await drop('')
    expect([missing.status, readText(await missing.text())]).toEqual([422, expect.stringContaining('Dites pourquoi')])
    const long = await drop('mots '.repeat(2_001))
    expect([long.status, readText(await long.text())]).toEqual([422, expect.stringContaining('mots '.repeat(2_000))])
    await intake.post(`/coordination/attente/${id}/ecarter/`, { raison: 'Injurieux.' }, session)
    expect(readText(await (await intake.get(path)).text())).toContain('Injurieux.')
    expect((await intake.forge.state()).contributions.size).toBe(0)
    const late = await drop('Mes mots précieux.')
    expect([late.status, readText(await late.text())]).toEqual([404, expect.stringMatching(/Cet envoi n’attend plus .*Mes mots précieux\./)])
  })
})
