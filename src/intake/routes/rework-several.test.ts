import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const contributionOf = async (intake: TestIntake, id: string) => (await intake.forge.state()).contributions.get(id)!

describe('reworking a proposal on several items', () => {
  it('rewords both texts of a split, as one event, however often it is sent', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=scinder&element=lieux', { debut: '2', pourquoi: 'Plus clair.' })
    const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
    expect(form).toMatchObject({ 'texte-0': 'Fravailler avec ces lieux.', 'texte-1': 'Les faire rayonner par des fêtes.', pourquoi: 'Plus clair.' })
    const preview = await (await intake.post(`${path}retravailler/`, { ...form, 'texte-0': 'Travailler avec ces lieux.', 'titre-1': 'Des fêtes' })).text()
    expect(readText(preview)).toMatch(/Scinde Action 1 en deux/)
    const sent = await Promise.all([1, 2].map(() => intake.post(`${path}retravailler/`, { ...readFields(preview), geste: 'envoyer' })))
    expect(sent.map(({ headers }) => headers.get('location'))).toEqual([`${path}?repris`, `${path}?repris`])
    const reworked = await contributionOf(intake, id)
    expect(reworked.history.map(({ type }) => type)).toEqual(['submitted', 'reworked'])
    expect(reworked).toMatchObject({ gesture: 'split', rationale: 'Plus clair.', changes: [{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\n' }, { type: 'add', after: 'lieux', title: 'Des fêtes', body: 'Les faire rayonner par des fêtes.\n' }] })
  })

  it('chooses another place for a move, on today’s plan', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=deplacer&element=lieux', { vers: 'medias' })
    const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
    expect(form['vers-0']).toBe('medias')
    const preview = readFields(await (await intake.post(`${path}retravailler/`, { ...form, 'vers-0': 'ecoute' })).text())
    await intake.post(`${path}retravailler/`, { ...preview, geste: 'envoyer' })
    expect((await contributionOf(intake, id)).changes).toEqual([{ type: 'move', item: 'lieux', parent: 'recit', after: 'ecoute' }])
  })

  it('begins again with the author’s words where an item left the plan meanwhile, and refuses an empty text', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Créer une radio.' })
    const removal = await intake.forge.propose([{ type: 'remove', item: 'medias' }])
    await intake.forge.decide({ contribution: removal, outcome: 'accepted' })
    const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
    expect(form['texte-0']).toBe('Créer une radio.')
    const refused = await intake.post(`${path}retravailler/`, { ...form, 'texte-0': ' ' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#texte-0"')
  })

  it('shows the preview again for a key that is not of these words', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=scinder&element=lieux', { debut: '2' })
    const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
    const preview = readFields(await (await intake.post(`${path}retravailler/`, form)).text())
    const answer = await intake.post(`${path}retravailler/`, { ...preview, 'texte-0': 'Autre chose.', geste: 'envoyer' })
    expect([answer.status, (await contributionOf(intake, id)).history.length]).toEqual([200, 1])
  })
})
