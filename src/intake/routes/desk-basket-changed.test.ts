import { describe, expect, it } from 'vitest'
import { publishBasket, putInBasket, readBasket, readStatuses } from '../../testing/basket-at-desk.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { decideAtDesk, openDecision } from '../../testing/decide-at-desk.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const reword = (item: string, body: string) => [{ type: 'revise' as const, item, body }]
const travailler = reword('lieux', 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n')
const beaux = reword('lieux', 'Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')

describe('the basket, when something changed', () => {
  it('never overwrites another coordinator: it shows what they decided, keeps the words, and publishes the rest', async () => {
    const intake = await createTestIntake()
    const [ana, bea] = [await intake.signIn('Ana'), await intake.signIn('Béa')]
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    for (const id of [one, two]) await putInBasket(intake, bea, id, { decision: 'declined', pourquoi: `Mes mots sur ${id}.` })
    await decideAtDesk(intake, ana, one, { decision: 'accepted' })
    const words = readText(await readBasket(intake, bea))
    expect(words).toMatch(/À revoir avant de publier.*Ana a décidé entre-temps .*: intégrée\./)
    expect(words).toContain(`Mes mots sur ${one}.`)
    expect(words).toContain('Publier la décision')
    expect(words).toContain('1 décision à revoir restera dans le panier')
    await publishBasket(intake, bea)
    expect(await readStatuses(intake, one, two)).toEqual(['accepted', 'declined'])
    expect(readText(await readBasket(intake, bea))).toContain(`Mes mots sur ${one}.`)
  })

  it('shows what its proposer reworded since, and waits for another look', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const id = await intake.forge.propose(travailler)
    await putInBasket(intake, session, id)
    await intake.forge.deliver({ type: 'rework', id: intake.forge.nextId(), at: '2026-10-01T09:00:00Z', by: 'p-0000000001', draft: { kind: 'amendment', id, person: 'p-0000000001', base: (await intake.forge.state()).heads.main, changes: reword('lieux', 'Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n') } })
    const words = readText(await readBasket(intake, session))
    expect(words).toMatch(/Elle a changé depuis votre décision.*reformulée/)
    expect(words).toContain('Remplace « Travailler » par « Œuvrer »')
    expect(words).not.toContain('Publier la décision')
    await putInBasket(intake, session, id)
    await publishBasket(intake, session)
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toContain('Œuvrer')
  })

  it('tells what changed in the plan under a decision, and adds its words to it', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(travailler), await intake.forge.propose(beaux)]
    await putInBasket(intake, session, one, { decision: 'accepted-with-changes', 'texte-0': 'Travailler dans ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Mieux.' })
    await intake.forge.decide({ contribution: two, outcome: 'accepted' })
    expect(readText(await readBasket(intake, session))).toMatch(/Action 1 a changé dans le plan depuis votre décision.*« beaux »/)
    await publishBasket(intake, session)
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toBe('Travailler dans ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
  })

  it('keeps back what touches the same words, and takes one text that suits both', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('medias', 'Créer un journal.\n')), await intake.forge.propose(reword('medias', 'Créer une radio.\n'))]
    await putInBasket(intake, session, two)
    await putInBasket(intake, session, one)
    const page = await readBasket(intake, session)
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
    expect(readText(await readBasket(intake, session))).toContain('Publier les 2 décisions')
    await publishBasket(intake, session)
    expect(await readStatuses(intake, one, two)).toEqual(['accepted', 'accepted-with-changes'])
    expect((await intake.forge.state()).plan.items.get('medias')?.body).toBe('Créer un journal puis une radio.\n')
  })

  it('asks to read again a text that settled a collision with one that was taken out', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    const [one, two] = [await intake.forge.propose(reword('medias', 'Créer un journal.\n')), await intake.forge.propose(reword('medias', 'Créer une radio.\n'))]
    for (const id of [one, two]) await putInBasket(intake, session, id)
    const form = readFields(await readBasket(intake, session), 'Écrire un texte')
    await intake.post('/coordination/panier/regler/', { ...form, [`texte-${two}-medias`]: 'Créer un journal puis une radio.', [`pourquoi-${two}-medias`]: 'Les deux.' }, session)
    await intake.post('/coordination/panier/retirer/', { contribution: one }, session)
    const words = readText(await readBasket(intake, session))
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
