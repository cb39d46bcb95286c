import { describe, expect, it } from 'vitest'
import { publishBasket, putInBasket, readBasket, readStatuses } from '../../testing/basket-at-desk.ts'
import { createTestForge } from '../../testing/create-test-forge.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const reword = (item: string, body: string) => [{ type: 'revise' as const, item, body }]
const travailler = reword('lieux', 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n')
const beaux = reword('lieux', 'Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')

describe('the basket', () => {
  it('says nothing without a session', async () => {
    const intake = await createTestIntake()
    expect((await intake.get('/coordination/panier/')).status).toBe(401)
    expect((await intake.post('/coordination/panier/publier/', {})).status).toBe(401)
  })

  it('says how to fill it when it is empty, and publishes nothing', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    expect(readText(await readBasket(intake, session))).toContain('Votre panier est vide')
    expect((await intake.post('/coordination/panier/publier/', {}, session)).status).toBe(409)
  })

  it('shows the words that meet as they are read, and says where there are none', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('lieux', 'Œuvrer avec \\[ces] lieux.\nLes faire rayonner par des fêtes.\n')), await intake.forge.propose(reword('lieux', 'Les faire rayonner par des fêtes.\n'))]
    await putInBasket(intake, session, one)
    await putInBasket(intake, session, two)
    const words = readText(await readBasket(intake, session))
    expect(words).toMatch(/Proposition 1 ?Œuvrer avec \[ces\]/)
    expect(words).toMatch(/Proposition 2 ?\(rien\)/)
    await publishBasket(intake, session)
    const alone = readText(await (await intake.get(`/coordination/contributions/${two}/`, session)).text())
    expect(alone).toMatch(/Aujourd’hui ?Œuvrer avec \[ces\].*Proposé ?\(rien\)/)
  })

  it('keeps decisions until they are published together, with the text and the numbers that they make', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const [one, two, three, four] = [
      await intake.forge.propose(travailler),
      await intake.forge.propose(beaux),
      await intake.forge.propose([{ type: 'add', item: 'monnaies', kind: 'action', parent: 'recit', after: 'lieux', body: 'Soutenir les monnaies locales.\n' }]),
      await intake.forge.propose([{ type: 'remove', item: 'ecoute' }]),
    ]
    for (const id of [three, two, one]) expect((await putInBasket(intake, session, id)).headers.get('location')).toBe(`/coordination/contributions/${id}/?panier`)
    await putInBasket(intake, session, four, { decision: 'declined', pourquoi: 'On en parle encore.' })
    expect(await readStatuses(intake, one, two, three, four)).toEqual(['pending', 'pending', 'pending', 'pending'])
    const page = await readBasket(intake, session)
    const words = readText(page)
    expect(words).toContain('4 décisions attendent')
    expect(words).toContain('Publier les 4 décisions')
    expect(words).toContain('Remplace « Fravailler » par « Travailler »')
    expect(words).toContain('Soutenir les monnaies locales')
    expect(words).toContain('L’action 2 deviendra l’action 3')
    expect(words).toContain('On en parle encore.')
    const sent = await publishBasket(intake, session, { version: 'Version d’automne', 'version-note': 'Après l’assemblée.' })
    expect(sent.headers.get('location')).toBe('/coordination/panier/?publiees=4')
    expect(await readStatuses(intake, one, two, three, four)).toEqual(['accepted', 'accepted', 'accepted', 'declined'])
    const { plan, contributions } = await intake.forge.state()
    expect(plan.items.get('lieux')?.body).toBe('Travailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
    expect(plan.versions.map(({ id, title }) => [id, title])).toEqual([['version-d-automne', 'Version d’automne']])
    expect(new Set([one, two, three, four].map((id) => contributions.get(id)?.decision?.batch)).size).toBe(1)
    expect(readText(await readBasket(intake, session))).toContain('Votre panier est vide')
  })

  it('loses no note of a version: too long, or without a name, it is given back and nothing is published', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const id = await intake.forge.propose(travailler)
    await putInBasket(intake, session, id)
    const unnamed = await publishBasket(intake, session, { 'version-note': 'Après l’assemblée.' })
    expect([unnamed.status, readText(await unnamed.text())]).toEqual([422, expect.stringMatching(/nommez-la, ou effacez le mot.*Après l’assemblée\./)])
    const note = `${'Un mot. '.repeat(1_250)}Fin.`
    const refused = await publishBasket(intake, session, { version: 'Version d’automne', 'version-note': note })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(readText(page)).toContain('Le texte est trop long')
    expect(page).toMatch(/id="version-note"[^>]*aria-invalid="true"/)
    expect(page).toContain(note)
    expect(await readStatuses(intake, id)).toEqual(['pending'])
  })

  it('gives no version the name of another, and keeps the decisions', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    await putInBasket(intake, session, await intake.forge.propose(travailler))
    await publishBasket(intake, session, { version: 'Version d’automne' })
    const id = await intake.forge.propose(reword('ecoute', 'Écouter mieux.\n'))
    await putInBasket(intake, session, id)
    const refused = readText(await (await publishBasket(intake, session, { version: 'Version d’Automne' })).text())
    expect(refused).toContain('Une version porte déjà ce nom')
    expect(refused).toContain('1 décision attend')
    expect(await readStatuses(intake, id)).toEqual(['pending'])
  })

  it('gives every typed word back to be edited, and lets go of what is taken out', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    const typed = { decision: 'accepted-with-changes', 'texte-0': 'Travailler dans ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Plus juste.', reste: 'Où ?', 'nonrepris-1': 'avec', 'nonrepris-car-1': 'trop vague' }
    await putInBasket(intake, session, id, typed)
    const page = await (await intake.get(`/coordination/contributions/${id}/`, session)).text()
    expect(readFields(page, 'id="decider"')).toMatchObject({ pourquoi: 'Plus juste.', reste: 'Où ?', 'nonrepris-1': 'avec', 'nonrepris-car-1': 'trop vague', decision: 'accepted-with-changes', 'texte-0': typed['texte-0'] })
    expect(readText(page)).toContain('Mettre à jour dans le panier')
    await putInBasket(intake, session, id, { pourquoi: 'Encore plus juste.' })
    expect(readText(await readBasket(intake, session))).toMatch(/1 décision attend.*Encore plus juste\./)
    await intake.post('/coordination/panier/retirer/', { contribution: id }, session)
    expect(readText(await readBasket(intake, session))).toContain('Votre panier est vide')
    expect(await readStatuses(intake, id)).toEqual(['pending'])
  })

  it('is visible to the others, on the list and on the proposal', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const id = await intake.forge.propose(travailler)
    await putInBasket(intake, ana, id, { decision: 'declined', pourquoi: 'Mots secrets.' })
    for (const path of ['/coordination/', `/coordination/contributions/${id}/`]) {
      const words = readText(await (await intake.get(path, bea)).text())
      expect(words).toMatch(/Décision en attente de publication : non retenue\. Panier d’Ana/)
      expect(words).not.toContain('Mots secrets.')
    }
    expect(readText(await readBasket(intake, bea))).toMatch(/Panier d’Ana : 1 décision/)
    expect(readText(await (await intake.get('/coordination/', ana)).text())).toMatch(/Vous avez mis cette décision dans votre panier à l’instant : non retenue\./)
  })

  it('is taken over from someone who decides no more, and from nobody else', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const id = await intake.forge.propose(travailler)
    await putInBasket(intake, ana, id, { decision: 'declined', pourquoi: 'Mes mots.' })
    const person = (await intake.coordinators.list())[0]?.id ?? ''
    const takeOver = () => intake.post('/coordination/panier/reprendre/', { personne: person }, bea)
    await takeOver()
    expect(readText(await readBasket(intake, bea))).toContain('Votre panier est vide')
    await intake.coordinators.revoke(person)
    expect(readText(await readBasket(intake, bea))).toContain('Reprendre cette décision dans mon panier')
    await takeOver()
    expect(readText(await readBasket(intake, bea))).toContain('Mes mots.')
  })

  it('survives a restart', async () => {
    const forge = await createTestForge()
    const first = await createTestIntake({ forge })
    const session = await first.signIn()
    const id = await forge.propose(travailler)
    await putInBasket(first, session, id)
    await first.outbox.stop()
    const again = await createTestIntake({ forge, planDir: first.folder.path })
    expect((await publishBasket(again, session)).headers.get('location')).toBe('/coordination/panier/?publiees=1')
    expect(await readStatuses(again, id)).toEqual(['accepted'])
  })

  it('says what is on its way, sends it once, and empties itself when it has arrived', async () => {
    const gate: { open?: () => void } = {}
    const held = new Promise<void>((resolve) => void (gate.open = resolve))
    const intake = await createTestIntake({ deliver: async (record, deliver) => (record.entry.type === 'publish' && (await held), deliver()) })
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    await putInBasket(intake, session, id)
    const form = readFields(await readBasket(intake, session), 'id="publier"')
    const sending = intake.post('/coordination/panier/publier/', form, session)
    await expect.poll(async () => readText(await readBasket(intake, session))).toContain('En cours de publication')
    const again = await intake.app.request('/coordination/panier/publier/', { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'http://localhost', ...session } })
    expect(again.status).toBe(409)
    gate.open?.()
    expect((await sending).headers.get('location')).toBe('/coordination/panier/?publiees=1')
    expect(readText(await readBasket(intake, session))).toContain('Votre panier est vide')
    expect((await intake.forge.state()).events.filter(({ type }) => type === 'decided')).toHaveLength(1)
  })

  it('delivers after a restart what was sent just before, and empties itself by it', async () => {
    const forge = await createTestForge()
    const death: { come?: () => void } = {}
    const dying = new Promise<never>((_, reject) => void (death.come = () => reject(new Error('the process died'))))
    const first = await createTestIntake({ forge, deliver: () => dying })
    const session = await first.signIn()
    const id = await forge.propose(travailler)
    await putInBasket(first, session, id)
    const form = readFields(await readBasket(first, session), 'id="publier"')
    // The process dies while the plan is being written: nobody hears the answer.
    void first.app.request('/coordination/panier/publier/', { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'http://localhost', ...session } })
    await expect.poll(() => first.outbox.pending().length).toBe(1)
    const again = await createTestIntake({ forge, planDir: first.folder.path })
    await again.drained()
    expect(await readStatuses(again, id)).toEqual(['accepted'])
    expect(readText(await readBasket(again, session))).toContain('Votre panier est vide')
    death.come?.()
  })

  it('refuses to publish something else than what was read', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    await putInBasket(intake, session, one)
    const read = readFields(await readBasket(intake, session), 'id="publier"')
    await putInBasket(intake, session, two)
    const refused = await intake.post('/coordination/panier/publier/', { ...read, version: 'Mon nom' }, session)
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(readText(page)).toContain('a changé depuis que vous l’avez lu')
    expect(readFields(page, 'id="publier"')).toMatchObject({ version: 'Mon nom' })
    expect(await readStatuses(intake, one, two)).toEqual(['pending', 'pending'])
  })
})
