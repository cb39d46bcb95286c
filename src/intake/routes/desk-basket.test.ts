import { describe, expect, it } from 'vitest'
import { createTestForge } from '../../testing/create-test-forge.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

type Session = Record<string, string>
const reword = (item: string, body: string) => [{ type: 'revise' as const, item, body }]
const travailler = reword('lieux', 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n')
const beaux = reword('lieux', 'Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')

const openDecision = async (intake: TestIntake, session: Session, id: string): Promise<Record<string, string>> => readFields(await (await intake.get(`/coordination/contributions/${id}/`, session)).text(), 'id="decider"')
const put = async (intake: TestIntake, session: Session, id: string, form: Record<string, string> = { decision: 'accepted' }): Promise<Response> =>
  intake.post(`/coordination/contributions/${id}/panier/`, { ...(await openDecision(intake, session, id)), ...form }, session)
const basket = async (intake: TestIntake, session: Session): Promise<string> => (await intake.get('/coordination/panier/', session)).text()
const publish = async (intake: TestIntake, session: Session, form: Record<string, string> = {}): Promise<Response> =>
  intake.post('/coordination/panier/publier/', { ...readFields(await basket(intake, session), 'id="publier"'), ...form }, session)
const statuses = async (intake: TestIntake, ...ids: string[]) => {
  const { contributions } = await intake.forge.state()
  return ids.map((id) => contributions.get(id)?.status)
}

describe('the basket', () => {
  it('says nothing without a session', async () => {
    const intake = await createTestIntake()
    expect((await intake.get('/coordination/panier/')).status).toBe(401)
    expect((await intake.post('/coordination/panier/publier/', {})).status).toBe(401)
  })

  it('says how to fill it when it is empty, and publishes nothing', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    expect(readText(await basket(intake, session))).toContain('Votre panier est vide')
    expect((await intake.post('/coordination/panier/publier/', {}, session)).status).toBe(409)
  })

  it('shows the words that meet as they are read, and says where there are none', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('lieux', 'Œuvrer avec \\[ces] lieux.\nLes faire rayonner par des fêtes.\n')), await intake.forge.propose(reword('lieux', 'Les faire rayonner par des fêtes.\n'))]
    await put(intake, session, one)
    await put(intake, session, two)
    const words = readText(await basket(intake, session))
    expect(words).toMatch(/Proposition 1 ?Œuvrer avec \[ces\]/)
    expect(words).toMatch(/Proposition 2 ?\(rien\)/)
    await publish(intake, session)
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
    for (const id of [three, two, one]) expect((await put(intake, session, id)).headers.get('location')).toBe(`/coordination/contributions/${id}/?panier`)
    await put(intake, session, four, { decision: 'declined', pourquoi: 'On en parle encore.' })
    expect(await statuses(intake, one, two, three, four)).toEqual(['pending', 'pending', 'pending', 'pending'])
    const page = await basket(intake, session)
    const words = readText(page)
    expect(words).toContain('4 décisions attendent')
    expect(words).toContain('Publier les 4 décisions')
    expect(words).toContain('Remplace « Fravailler » par « Travailler »')
    expect(words).toContain('Soutenir les monnaies locales')
    expect(words).toContain('L’action 2 deviendra l’action 3')
    expect(words).toContain('On en parle encore.')
    const sent = await publish(intake, session, { version: 'Version d’automne', 'version-note': 'Après l’assemblée.' })
    expect(sent.headers.get('location')).toBe('/coordination/panier/?publiees=4')
    expect(await statuses(intake, one, two, three, four)).toEqual(['accepted', 'accepted', 'accepted', 'declined'])
    const { plan, contributions } = await intake.forge.state()
    expect(plan.items.get('lieux')?.body).toBe('Travailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
    expect(plan.versions.map(({ id, title }) => [id, title])).toEqual([['version-d-automne', 'Version d’automne']])
    expect(new Set([one, two, three, four].map((id) => contributions.get(id)?.decision?.batch)).size).toBe(1)
    expect(readText(await basket(intake, session))).toContain('Votre panier est vide')
  })

  it('loses no note of a version: too long, or without a name, it is given back and nothing is published', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const id = await intake.forge.propose(travailler)
    await put(intake, session, id)
    const unnamed = await publish(intake, session, { 'version-note': 'Après l’assemblée.' })
    expect([unnamed.status, readText(await unnamed.text())]).toEqual([422, expect.stringMatching(/nommez-la, ou effacez le mot.*Après l’assemblée\./)])
    const note = `${'Un mot. '.repeat(1_250)}Fin.`
    const refused = await publish(intake, session, { version: 'Version d’automne', 'version-note': note })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(readText(page)).toContain('Le texte est trop long')
    expect(page).toMatch(/id="version-note"[^>]*aria-invalid="true"/)
    expect(page).toContain(note)
    expect(await statuses(intake, id)).toEqual(['pending'])
  })

  it('gives no version the name of another, and keeps the decisions', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    await put(intake, session, await intake.forge.propose(travailler))
    await publish(intake, session, { version: 'Version d’automne' })
    const id = await intake.forge.propose(reword('ecoute', 'Écouter mieux.\n'))
    await put(intake, session, id)
    const refused = readText(await (await publish(intake, session, { version: 'Version d’Automne' })).text())
    expect(refused).toContain('Une version porte déjà ce nom')
    expect(refused).toContain('1 décision attend')
    expect(await statuses(intake, id)).toEqual(['pending'])
  })

  it('gives every typed word back to be edited, and lets go of what is taken out', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    const typed = { decision: 'accepted-with-changes', 'texte-0': 'Travailler dans ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Plus juste.', reste: 'Où ?', 'nonrepris-1': 'avec', 'nonrepris-car-1': 'trop vague' }
    await put(intake, session, id, typed)
    const page = await (await intake.get(`/coordination/contributions/${id}/`, session)).text()
    expect(readFields(page, 'id="decider"')).toMatchObject({ pourquoi: 'Plus juste.', reste: 'Où ?', 'nonrepris-1': 'avec', 'nonrepris-car-1': 'trop vague', decision: 'accepted-with-changes', 'texte-0': typed['texte-0'] })
    expect(readText(page)).toContain('Mettre à jour dans le panier')
    await put(intake, session, id, { pourquoi: 'Encore plus juste.' })
    expect(readText(await basket(intake, session))).toMatch(/1 décision attend.*Encore plus juste\./)
    await intake.post('/coordination/panier/retirer/', { contribution: id }, session)
    expect(readText(await basket(intake, session))).toContain('Votre panier est vide')
    expect(await statuses(intake, id)).toEqual(['pending'])
  })

  it('is visible to the others, on the list and on the proposal', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const id = await intake.forge.propose(travailler)
    await put(intake, ana, id, { decision: 'declined', pourquoi: 'Mots secrets.' })
    for (const path of ['/coordination/', `/coordination/contributions/${id}/`]) {
      const words = readText(await (await intake.get(path, bea)).text())
      expect(words).toMatch(/Décision en attente de publication : non retenue\. Panier d’Ana/)
      expect(words).not.toContain('Mots secrets.')
    }
    expect(readText(await basket(intake, bea))).toMatch(/Panier d’Ana : 1 décision/)
    expect(readText(await (await intake.get('/coordination/', ana)).text())).toMatch(/Vous avez mis cette décision dans votre panier à l’instant : non retenue\./)
  })

  it('is taken over from someone who decides no more, and from nobody else', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const id = await intake.forge.propose(travailler)
    await put(intake, ana, id, { decision: 'declined', pourquoi: 'Mes mots.' })
    const person = (await intake.coordinators.list())[0]?.id ?? ''
    const takeOver = () => intake.post('/coordination/panier/reprendre/', { personne: person }, bea)
    await takeOver()
    expect(readText(await basket(intake, bea))).toContain('Votre panier est vide')
    await intake.coordinators.revoke(person)
    expect(readText(await basket(intake, bea))).toContain('Reprendre cette décision dans mon panier')
    await takeOver()
    expect(readText(await basket(intake, bea))).toContain('Mes mots.')
  })

  it('survives a restart', async () => {
    const forge = await createTestForge()
    const first = await createTestIntake({ forge })
    const session = await first.signIn()
    const id = await forge.propose(travailler)
    await put(first, session, id)
    await first.outbox.stop()
    const again = await createTestIntake({ forge, planDir: first.folder.path })
    expect((await publish(again, session)).headers.get('location')).toBe('/coordination/panier/?publiees=1')
    expect(await statuses(again, id)).toEqual(['accepted'])
  })

  it('says what is on its way, sends it once, and empties itself when it has arrived', async () => {
    const gate: { open?: () => void } = {}
    const held = new Promise<void>((resolve) => void (gate.open = resolve))
    const intake = await createTestIntake({ deliver: async (record, deliver) => (record.entry.type === 'publish' && (await held), deliver()) })
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    await put(intake, session, id)
    const form = readFields(await basket(intake, session), 'id="publier"')
    const sending = intake.post('/coordination/panier/publier/', form, session)
    await expect.poll(async () => readText(await basket(intake, session))).toContain('En cours de publication')
    const again = await intake.app.request('/coordination/panier/publier/', { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'http://localhost', ...session } })
    expect(again.status).toBe(409)
    gate.open?.()
    expect((await sending).headers.get('location')).toBe('/coordination/panier/?publiees=1')
    expect(readText(await basket(intake, session))).toContain('Votre panier est vide')
    expect((await intake.forge.state()).events.filter(({ type }) => type === 'decided')).toHaveLength(1)
  })

  it('delivers after a restart what was sent just before, and empties itself by it', async () => {
    const forge = await createTestForge()
    const death: { come?: () => void } = {}
    const dying = new Promise<never>((_, reject) => void (death.come = () => reject(new Error('the process died'))))
    const first = await createTestIntake({ forge, deliver: () => dying })
    const session = await first.signIn()
    const id = await forge.propose(travailler)
    await put(first, session, id)
    const form = readFields(await basket(first, session), 'id="publier"')
    // The process dies while the plan is being written: nobody hears the answer.
    void first.app.request('/coordination/panier/publier/', { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'http://localhost', ...session } })
    await expect.poll(() => first.outbox.pending().length).toBe(1)
    const again = await createTestIntake({ forge, planDir: first.folder.path })
    await again.drained()
    expect(await statuses(again, id)).toEqual(['accepted'])
    expect(readText(await basket(again, session))).toContain('Votre panier est vide')
    death.come?.()
  })

  it('refuses to publish something else than what was read', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    await put(intake, session, one)
    const read = readFields(await basket(intake, session), 'id="publier"')
    await put(intake, session, two)
    const refused = await intake.post('/coordination/panier/publier/', { ...read, version: 'Mon nom' }, session)
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(readText(page)).toContain('a changé depuis que vous l’avez lu')
    expect(readFields(page, 'id="publier"')).toMatchObject({ version: 'Mon nom' })
    expect(await statuses(intake, one, two)).toEqual(['pending', 'pending'])
  })
})

describe('the basket, when something changed', () => {
  it('never overwrites another coordinator: it shows what they decided, keeps the words, and publishes the rest', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    for (const id of [one, two]) await put(intake, bea, id, { decision: 'declined', pourquoi: `Mes mots sur ${id}.` })
    await intake.post(`/coordination/contributions/${one}/decider/`, { ...(await openDecision(intake, ana, one)), decision: 'accepted' }, ana)
    const words = readText(await basket(intake, bea))
    expect(words).toMatch(/À revoir avant de publier.*Ana a décidé entre-temps .*: intégrée\./)
    expect(words).toContain(`Mes mots sur ${one}.`)
    expect(words).toContain('Publier la décision')
    expect(words).toContain('1 décision à revoir restera dans le panier')
    await publish(intake, bea)
    expect(await statuses(intake, one, two)).toEqual(['accepted', 'declined'])
    expect(readText(await basket(intake, bea))).toContain(`Mes mots sur ${one}.`)
  })

  it('shows what its proposer reworded since, and waits for another look', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    await put(intake, session, id)
    await intake.forge.deliver({ type: 'rework', id: intake.forge.nextId(), at: '2026-10-01T09:00:00Z', by: 'p-0000000001', draft: { kind: 'amendment', id, person: 'p-0000000001', base: (await intake.forge.state()).heads.main, changes: reword('lieux', 'Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n') } })
    const words = readText(await basket(intake, session))
    expect(words).toMatch(/Elle a changé depuis votre décision.*reformulée/)
    expect(words).toContain('Remplace « Travailler » par « Œuvrer »')
    expect(words).not.toContain('Publier la décision')
    await put(intake, session, id)
    await publish(intake, session)
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toContain('Œuvrer')
  })

  it('tells what changed in the plan under a decision, and adds its words to it', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    await put(intake, session, one, { decision: 'accepted-with-changes', 'texte-0': 'Travailler dans ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Mieux.' })
    await intake.forge.decide({ contribution: two, outcome: 'accepted' })
    expect(readText(await basket(intake, session))).toMatch(/Action 1 a changé dans le plan depuis votre décision.*« beaux »/)
    await publish(intake, session)
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toBe('Travailler dans ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
  })

  it('keeps back what touches the same words, and takes one text that suits both', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('medias', 'Créer un journal.\n')), await intake.forge.propose(reword('medias', 'Créer une radio.\n'))]
    await put(intake, session, two)
    await put(intake, session, one)
    const page = await basket(intake, session)
    expect(readText(page)).toMatch(/Touchent les mêmes mots, dans Action 2 : n° 1 et n° 2/)
    expect(readText(page)).toContain('Publier la décision')
    const form = readFields(page, 'Écrire un texte')
    const [text, reason] = [`texte-${two}-medias`, `pourquoi-${two}-medias`]
    expect(form[text]).toBe('Créer un journal.')
    const refused = await intake.post('/coordination/panier/regler/', { ...form, [text]: 'Créer un journal puis une radio.' }, session)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Créer un journal puis une radio.')
    const settled = await intake.post('/coordination/panier/regler/', { ...form, [text]: 'Créer un journal puis une radio.', [reason]: 'Les deux vont ensemble.' }, session)
    expect(settled.headers.get('location')).toBe('/coordination/panier/?reglee')
    expect(readText(await basket(intake, session))).toContain('Publier les 2 décisions')
    await publish(intake, session)
    expect(await statuses(intake, one, two)).toEqual(['accepted', 'accepted-with-changes'])
    expect((await intake.forge.state()).plan.items.get('medias')?.body).toBe('Créer un journal puis une radio.\n')
  })

  it('asks to read again a text that settled a collision with one that was taken out', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('medias', 'Créer un journal.\n')), await intake.forge.propose(reword('medias', 'Créer une radio.\n'))]
    for (const id of [one, two]) await put(intake, session, id)
    const form = readFields(await basket(intake, session), 'Écrire un texte')
    await intake.post('/coordination/panier/regler/', { ...form, [`texte-${two}-medias`]: 'Créer un journal puis une radio.', [`pourquoi-${two}-medias`]: 'Les deux.' }, session)
    await intake.post('/coordination/panier/retirer/', { contribution: one }, session)
    const words = readText(await basket(intake, session))
    expect(words).toMatch(/Son texte a été écrit avec celui de n° 1/)
    expect(words).not.toContain('Publier la décision')
  })

  it('gives a decision that meets newer words back on today’s text, nothing of either lost', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('lieux', 'Fravailler avec ces lieux.\nLes faire rayonner par des bals.\n')), await intake.forge.propose(reword('lieux', 'Travailler avec ces lieux.\nLes faire rayonner par des concerts.\n'))]
    const form = await openDecision(intake, session, one)
    await intake.forge.decide({ contribution: two, outcome: 'accepted' })
    const met = await intake.post(`/coordination/contributions/${one}/panier/`, { ...form, decision: 'accepted-with-changes', 'texte-0': 'Fravailler avec ces lieux. Les faire rayonner par des bals dansants.', pourquoi: 'Oui.' }, session)
    expect(met.status).toBe(422)
    const again = readFields(await met.text(), 'id="decider"')
    expect(again['texte-0']).toBe('Travailler avec ces lieux. Les faire rayonner par des bals dansants.')
    expect((await intake.post(`/coordination/contributions/${one}/panier/`, again, session)).status).toBe(303)
  })
})
