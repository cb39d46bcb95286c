import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const form = '/coordination/saisir/formulaire/'
const typed = { accord: 'oui', nom: 'Odette', canal: 'paper', recue: '2026-09-20', lieu: 'réunion de Rennes' }

async function begin(intake: TestIntake, session: Record<string, string>, query: string, given: Record<string, string>) {
  const fields = readFields(await (await intake.get(`${form}?${query}`, session)).text())
  return intake.post(`${form}verifier/`, { ...fields, ...typed, ...given }, session)
}

describe('« Saisir une contribution reçue »', () => {
  it('keeps apart who proposed, who typed, how it came, when and where, and prints a slip with the private link', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une monnaie locale.' })).text()
    expect(readText(preview)).toContain('Reçue sur papier le 20 septembre 2026. Saisie par vous. Lieu : réunion de Rennes.')
    const sent = await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)
    const slip = sent.headers.get('location') ?? ''
    expect(slip).toMatch(/^\/coordination\/saisir\/talon\/\w{10}\/$/)
    const state = await intake.forge.state()
    const contribution = [...state.contributions.values()].at(-1)!
    const [maryse] = await intake.coordinators.list()
    expect(contribution).toMatchObject({ typist: maryse?.id, received: { by: 'paper', on: '2026-09-20', place: 'réunion de Rennes' } })
    expect(state.people[contribution.person]).toEqual({ name: 'Odette' })
    const page = await (await intake.get(slip, session)).text()
    expect(readText(page)).toContain('Votre contribution est enregistrée : n° 1')
    const private_ = /href="http:\/\/localhost(\/suivi\/[^"]+)"/.exec(page)?.[1] ?? ''
    expect((await intake.get(private_)).status).toBe(200)
    expect(page).toContain('<svg class="qr-code"')
  })

  it('hands over no private address where nobody else can open one', async () => {
    const intake = await createTestIntake({ settings: { url: 'https://collective.github.io', intakeUrl: 'none' } })
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une idée.' })).text()
    const sent = await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)
    const page = await (await intake.get(sent.headers.get('location') ?? '', session)).text()
    expect(page).not.toContain('/suivi/')
    expect(page).toContain('href="https://collective.github.io/contributions/')
    expect(page).toContain('<svg class="qr-code"')
  })

  it('speaks of the person’s words, not of the coordinator’s', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    for (const [query, heading, label] of [['intention=idee', 'Une idée reçue', 'Son idée, dans ses mots'], ['intention=reagir&element=lieux', 'Réagir : action 1', 'Sa réaction, dans ses mots']] as const) {
      const page = await (await intake.get(`${form}?${query}`, session)).text()
      expect(readText(page)).toContain(`Saisir une contribution reçue ${heading}`)
      expect(readText(page)).toContain(label)
    }
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une idée.' })).text()
    expect(readText(preview)).toContain('Voici ce qui sera enregistré')
  })

  it('says that no place was chosen where one is needed, and keeps what was chosen', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    for (const intention of ['ajouter', 'modifier', 'retirer', 'reagir']) {
      const answer = await intake.get(`${form}?intention=${intention}&element=`, session)
      const page = await answer.text()
      expect(answer.status).toBe(422)
      expect(readText(page)).toContain('Aucun endroit du plan n’est choisi.')
      expect(page).toContain('aria-invalid="true"')
      expect(page).toContain(`<option value="${intention}" selected>`)
    }
    expect(readText(await (await intake.get(`${form}?intention=ajouter&element=partie-disparue`, session)).text())).toContain('n’existe pas ou n’existe plus')
  })

  it('keeps every field of an addition that was sent without a place', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const page = await (await begin(intake, session, 'intention=ajouter&element=recit', { element: '', titre: 'Des haies', texte: 'Planter des haies.', pourquoi: 'Pour l’ombre.' })).text()
    expect(readText(page)).toContain('Aucun endroit du plan n’est choisi.')
    expect(readText(page)).not.toContain('n’existe pas')
    expect(readFields(page)).toMatchObject({ ...typed, intention: 'idee', texte: 'Des haies\n\nPlanter des haies.\n\nPour l’ombre.' })
  })

  it('shows the slip to nobody else', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une idée.' })).text()
    const slip = (await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)).headers.get('location') ?? ''
    expect((await intake.get(slip)).status).toBe(401)
    expect((await intake.get(slip, await intake.signIn('Béa'))).status).toBe(404)
    expect((await intake.get(form)).status).toBe(401)
  })

  it('changes a text in the person’s words, as everyone’s form does', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.' })).text()
    expect(readText(preview)).toContain('Remplace « Fravailler » par « Travailler »')
    await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)
    expect([...(await intake.forge.state()).contributions.values()][0]).toMatchObject({ kind: 'amendment', received: { by: 'paper' } })
  })

  it('says what is missing, with the words kept', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const answer = await begin(intake, session, 'intention=idee', { texte: 'Une monnaie locale.', canal: '', recue: '2027-01-01', lieu: 'x'.repeat(201) })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/href="#canal".*href="#recue".*href="#lieu"/s)
    expect(readFields(page)).toMatchObject({ texte: 'Une monnaie locale.', recue: '2027-01-01', nom: 'Odette' })
    expect((await begin(intake, session, 'intention=idee', { texte: 'Une idée.', recue: '2026-02-31' })).status).toBe(422)
  })

  it('comes back to be corrected with how it came', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une idée.' })).text()
    const page = await (await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'corriger' }, session)).text()
    expect(readFields(page)).toMatchObject({ texte: 'Une idée.', canal: 'paper', recue: '2026-09-20', lieu: 'réunion de Rennes' })
  })

  it('is held back for nobody, since a coordinator has read it', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const session = await intake.signIn('Maryse')
    const preview = await (await begin(intake, session, 'intention=idee', { texte: 'Une idée.' })).text()
    await intake.post(`${form}envoyer/`, { ...readFields(preview), geste: 'envoyer' }, session)
    expect((await intake.forge.state()).contributions.size).toBe(1)
  })
})
