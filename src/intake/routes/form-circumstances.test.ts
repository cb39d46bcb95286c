import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { openDecision } from '../../testing/decide-at-desk.ts'
import { readFields, readText } from '../../testing/read-html.ts'

/** Writes files of `content/` as somebody else would. */
async function editPlan({ forge }: TestIntake, files: Record<string, string>): Promise<void> {
  const { main } = await forge.forge.refresh()
  const written = new Map(Object.entries(files).map(([path, text]) => [`content/${path}`, text]))
  await forge.forge.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: written, message: 'plan: edit\n', at: '2026-01-03T00:00:00Z' })
}

const twoPhases = `---
title: Plan
phases:
  - { id: une, title: Première, kind: consultation, opens: 2026-09-01, closes: 2026-10-01 }
  - { id: deux, title: Seconde, kind: consultation, opens: 2026-11-01, closes: 2026-12-01 }
---
Voici le plan.
`

const idea = { texte: 'Une idée.' }

describe('deadlines', () => {
  it('marks late what was begun in time and sent after', async () => {
    const intake = await createTestIntake()
    await editPlan(intake, { 'plan.md': twoPhases })
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    intake.clock.set('2026-10-03T10:00:00Z')
    const preview = await (await intake.post('/proposer/verifier/', { ...form, ...idea, accord: 'oui' })).text()
    expect(readText(preview)).toContain('marqué comme arrivé après')
    await intake.post('/proposer/envoyer/', { ...readFields(preview), geste: 'envoyer' }).then((sent) => intake.get(sent.headers.get('location') ?? ''))
    expect([...(await intake.forge.state()).contributions.values()]).toMatchObject([{ phase: 'une', late: true }])
  })

  it('keeps for the next phase what was begun after the deadline', async () => {
    const intake = await createTestIntake()
    await editPlan(intake, { 'plan.md': twoPhases })
    intake.clock.set('2026-10-03T10:00:00Z')
    expect(readText(await (await intake.get('/proposer/?intention=idee')).text())).toContain('gardé pour la phase « Seconde »')
    await proposeByForm(intake, 'intention=idee', idea)
    expect([...(await intake.forge.state()).contributions.values()]).toMatchObject([{ phase: 'deux', late: true }])
  })

  it('counts in its phase what comes in time', async () => {
    const intake = await createTestIntake()
    await editPlan(intake, { 'plan.md': twoPhases })
    await proposeByForm(intake, 'intention=idee', idea)
    expect([...(await intake.forge.state()).contributions.values()]).toMatchObject([{ phase: 'une', late: false }])
  })
})

describe('a disk that takes nothing', () => {
  it('never says “received”, and gives the words back', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=idee')).text())
    const preview = readFields(await (await intake.post('/proposer/verifier/', { ...form, ...idea, accord: 'oui' })).text())
    const outbox = join(intake.folder.path, 'outbox')
    await rm(outbox, { recursive: true, force: true })
    // A file in the folder's place refuses every write, to root as well.
    await writeFile(outbox, '')
    const refused = await intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' })
    expect(refused.status).toBe(503)
    const page = await refused.text()
    expect(readText(page)).toContain('n’a pas pu être enregistré')
    expect(readText(page)).not.toContain('C’est reçu')
    expect(readFields(page)['texte']).toBe(idea.texte)
    const json = await intake.json('/api/contributions', { intention: 'idee', ...idea, accord: true })
    expect([json.status, await json.json()]).toMatchObject([503, { error: { code: 'not-kept' } }])
    await rm(outbox)
    expect((await intake.post('/proposer/envoyer/', { ...preview, geste: 'envoyer' })).status).toBe(303)
  })

  it('lets a coordinator decide again, with the words kept', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    const session = await intake.signIn()
    const form = await openDecision(intake, session, id)
    await writeFile(join(intake.folder.path, 'outbox'), '')
    const refused = await intake.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'declined', pourquoi: 'Mes raisons.' }, session)
    expect(refused.status).toBe(503)
    expect(readFields(await refused.text(), 'id="decider"')).toMatchObject({ decision: 'declined', pourquoi: 'Mes raisons.' })
  })
})

describe('a text that refers to an action by its number', () => {
  it('shows the number of today, and keeps the stored one', async () => {
    const intake = await createTestIntake()
    await editPlan(intake, { 'actions/medias.md': '---\nparent: recit\norder: 20\n---\nVoir l’[action 1](../actions/ecoute.md).\nCréer un média.\n' })
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=medias')).text())
    expect(form['texte']).toBe('Voir l’action 3. Créer un média.')
    const { preview } = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Voir l’action 3. Créer deux médias.' })
    expect(readText(preview)).toContain('Voir l’ action 3')
    const [contribution] = (await intake.forge.state()).contributions.values()
    expect(contribution?.changes).toEqual([{ type: 'revise', item: 'medias', body: 'Voir l’[action 1](../actions/ecoute.md).\nCréer deux médias.\n' }])
  })
})

describe('a plan that moved on', () => {
  it('shows the change in today’s text, and keeps the base that it was written on', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    const { main } = await intake.forge.forge.refresh()
    await editPlan(intake, { 'actions/lieux.md': '---\nparent: recit\norder: 10\n---\nFravailler avec ces lieux.\nLes faire rayonner par des fêtes et des marchés.\n' })
    const preview = await (await intake.post('/proposer/verifier/', { ...form, texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', accord: 'oui' })).text()
    expect(readText(preview)).toContain('Travailler avec ces lieux. Les faire rayonner par des fêtes et des marchés.')
    await intake.post('/proposer/envoyer/', { ...readFields(preview), geste: 'envoyer' }).then((sent) => intake.get(sent.headers.get('location') ?? ''))
    expect([...(await intake.forge.state()).contributions.values()]).toMatchObject([{ base: main, changes: [{ body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }] }])
  })

  it('shows the words of the person, not those of today, where both changed the same ones', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    await editPlan(intake, { 'actions/lieux.md': '---\nparent: recit\norder: 10\n---\nTravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' })
    const page = await (await intake.post('/proposer/verifier/', { ...form, texte: 'Œuvrer avec ces lieux. Les faire rayonner par des fêtes.', accord: 'oui' })).text()
    const preview = readText(page)
    expect(preview).toContain('Remplace « Fravailler » par « Œuvrer »')
    expect(preview).toContain('Tel que vous l’avez écrit Œuvrer avec ces lieux.')
    expect(preview).toMatch(/Le plan d’aujourd’hui Travailler Votre texte Œuvrer/)
    expect(preview).not.toContain('Aucun mot ne change')
  })

  it('says that the plan reads so already, where somebody else changed it alike', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    await editPlan(intake, { 'actions/lieux.md': '---\nparent: recit\norder: 10\n---\nTravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' })
    const page = await intake.post('/proposer/verifier/', { ...form, texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', accord: 'oui' })
    expect(readText(await page.text())).toContain('il dit maintenant ce que vous proposez')
  })

  it('shows the words of the person, and says that the part left, where it was removed meanwhile', async () => {
    const intake = await createTestIntake()
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=lieux')).text())
    const removal = await intake.forge.propose([{ type: 'remove', item: 'lieux' }])
    await intake.forge.decide({ contribution: removal, outcome: 'accepted' })
    const page = await (await intake.post('/proposer/verifier/', { ...form, texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', accord: 'oui' })).text()
    const preview = readText(page)
    expect(preview).toMatch(/Action \d+, qui n’est plus dans le plan Remplace « Fravailler » par « Travailler »/)
    expect(preview).toContain('Cette partie a été retirée du plan depuis que vous avez commencé.')
    expect(preview).toContain('Travailler avec ces lieux.')
    const sent = await intake.post('/proposer/envoyer/', { ...readFields(page), geste: 'envoyer' })
    const own = readText(await (await intake.get(sent.headers.get('location') ?? '')).text())
    expect(own).toContain('Remplace « Fravailler » par « Travailler »')
    expect(own).not.toContain('Aucun mot ne change')
  })

  it('begins another wording of a proposal with its words, not with those that took their place', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'revise', item: 'lieux', body: 'Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    await editPlan(intake, { 'actions/lieux.md': '---\nparent: recit\norder: 10\n---\nTravailler avec ces lieux.\nLes faire rayonner par des fêtes et des marchés.\n' })
    const form = readFields(await (await intake.get(`/proposer/?intention=modifier&proposition=${id}`)).text())
    expect(form['texte']).toBe('Œuvrer avec ces lieux. Les faire rayonner par des fêtes et des marchés.')
  })

  it('offers an idea where the part is gone', async () => {
    const intake = await createTestIntake()
    const page = await intake.get('/proposer/?intention=modifier&element=disparue')
    expect(page.status).toBe(404)
    expect(readText(await page.text())).toContain('Envoyez vos mots comme une idée')
  })
})
