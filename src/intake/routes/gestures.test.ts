import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { openDecision } from '../../testing/decide-at-desk.ts'
import { readFields, readText } from '../../testing/read-html.ts'

/** The small plan with a second objective, which has no action yet. */
async function start(): Promise<TestIntake> {
  const intake = await createTestIntake()
  await intake.forge.repository.commit({ 'content/objectives/lien.md': '---\nparent: se-relier\norder: 20\ntitle: Du lien\n---\nTisser des liens.\n' })
  return intake
}

const proposed = async (intake: TestIntake, id: string) => (await intake.forge.state()).contributions.get(id)!
const accept = (intake: TestIntake, contribution: string) => intake.forge.decide({ contribution, outcome: 'accepted' })
const actions = async (intake: TestIntake) => [...(await intake.forge.state()).plan.items.values()].filter(({ kind }) => kind === 'action').sort((a, b) => a.number - b.number)

describe('moving an action', () => {
  it('goes first under another objective, and says which numbers change', async () => {
    const intake = await start()
    const form = await (await intake.get('/proposer/?intention=deplacer&element=lieux')).text()
    expect(form).toMatch(/<optgroup label="Objectif 2[^"]*Du lien">/)
    expect(form).not.toMatch(/<option value="lieux"/)
    const { id, preview } = await proposeByForm(intake, 'intention=deplacer&element=lieux', { vers: 'lien', pourquoi: 'Plus juste.' })
    expect(readText(preview)).toContain('Se place sous Objectif 2, en premier')
    expect(readText(preview)).toMatch(/3 numéros changeraient.*Action 2 deviendrait n°.1/)
    expect((await proposed(intake, id)).changes).toEqual([{ type: 'move', item: 'lieux', parent: 'lien', after: null }])
    await accept(intake, id)
    expect((await actions(intake)).map((each) => [each.number, each.id, each.parent])).toEqual([[1, 'medias', 'recit'], [2, 'ecoute', 'recit'], [3, 'lieux', 'lien']])
  })

  it('is refused without a place, where it stands already, or where it cannot stand', async () => {
    const intake = await start()
    const check = async (fields: Record<string, string>) => readText(await (await intake.post('/proposer/verifier/', { accord: 'oui', ...fields })).text())
    expect(await check({ intention: 'deplacer', element: 'medias' })).toContain('Choisissez où la placer')
    for (const vers of ['lieux', 'medias', 'se-relier-x']) expect(await check({ intention: 'deplacer', element: 'medias', vers })).toContain('Elle est déjà à cet endroit')
    expect(await check({ intention: 'deplacer', element: 'plan', vers: 'lien' })).toContain('Cette partie du plan n’existe pas')
  })
})

describe('gestures on two items', () => {
  it('join two actions: one keeps both texts, the other leaves; all of it or nothing', async () => {
    const intake = await start()
    const { id, preview } = await proposeByForm(intake, 'intention=reunir&element=medias', { vers: 'ecoute' })
    expect(readText(preview)).toMatch(/Réunit Action 2 et Action 3/)
    expect(await proposed(intake, id)).toMatchObject({ gesture: 'join', changes: [{ type: 'revise', item: 'medias', body: 'Créer un média.\n\nÉcouter les territoires.\n' }, { type: 'remove', item: 'ecoute' }] })
    await accept(intake, id)
    expect((await actions(intake)).map((each) => each.id)).toEqual(['lieux', 'medias'])
  })

  it('split an action: the passages that were chosen make the next one', async () => {
    const intake = await start()
    const form = await (await intake.get('/proposer/?intention=scinder&element=lieux')).text()
    expect(readText(form)).toContain('2. Les faire rayonner par des fêtes.')
    const { id } = await proposeByForm(intake, 'intention=scinder&element=lieux', { debut: '2', titre: 'Des fêtes' })
    await accept(intake, id)
    expect((await actions(intake)).map((each) => [each.title, each.body.trimEnd()])).toEqual([
      [undefined, 'Fravailler avec ces lieux.'],
      ['Des fêtes', 'Les faire rayonner par des fêtes.'],
      [undefined, 'Créer un média.'],
      [undefined, 'Écouter les territoires.'],
    ])
  })

  it('move a passage to the end of another action', async () => {
    const intake = await start()
    const { id, preview } = await proposeByForm(intake, 'intention=passage&element=lieux', { debut: '1', vers: 'ecoute' })
    expect(readText(preview)).toContain('Déplace un passage pris dans Action 1 vers Action 3')
    expect((await proposed(intake, id)).changes).toEqual([
      { type: 'revise', item: 'lieux', body: 'Les faire rayonner par des fêtes.\n' },
      { type: 'revise', item: 'ecoute', body: 'Écouter les territoires.\n\nFravailler avec ces lieux.\n' },
    ])
  })

  it('are refused where nothing would be left, or where something is missing', async () => {
    const intake = await start()
    const check = async (fields: Record<string, string>) => readText(await (await intake.post('/proposer/verifier/', { accord: 'oui', element: 'lieux', ...fields })).text())
    expect(await check({ intention: 'scinder', debut: '1' })).toContain('Il ne resterait rien du texte')
    expect(await check({ intention: 'scinder', debut: '2', fin: '1' })).toContain('vient avant le premier')
    expect(await check({ intention: 'passage', debut: '1' })).toContain('Choisissez avec quelle autre partie')
    expect(await check({ intention: 'passage', vers: 'ecoute' })).toContain('Choisissez le passage')
    expect(await check({ intention: 'reunir', vers: 'recit' })).toContain('Choisissez avec quelle autre partie')
  })
})

describe('the desk', () => {
  it('tells a gesture in one line, and takes or leaves all of it', async () => {
    const intake = await start()
    const { id } = await proposeByForm(intake, 'intention=reunir&element=medias', { vers: 'ecoute' })
    const session = await intake.signIn()
    expect(readText(await (await intake.get('/coordination/', session)).text())).toContain('Réunit Action 2 et Action 3')
    const page = await (await intake.get(`/coordination/contributions/${id}/`, session)).text()
    expect(readText(page)).toContain('Réunit Action 2 et Action 3')
    await intake.post(`/coordination/contributions/${id}/decider/`, { ...readFields(page, 'id="decider"'), decision: 'accepted' }, session)
    expect((await proposed(intake, id)).decision).toMatchObject({ outcome: 'accepted', commits: [expect.any(String)] })
    expect((await actions(intake)).map((each) => each.id)).toEqual(['lieux', 'medias'])
  })

  it('accepts a move to another place', async () => {
    const intake = await start()
    const { id } = await proposeByForm(intake, 'intention=deplacer&element=lieux', { vers: 'lien' })
    const session = await intake.signIn()
    const fields = await openDecision(intake, session, id)
    expect(fields['vers-0']).toBe('lien')
    await intake.post(`/coordination/contributions/${id}/decider/`, { ...fields, decision: 'accepted-with-changes', pourquoi: 'Mieux ici.', 'vers-0': 'ecoute' }, session)
    expect((await proposed(intake, id)).decision).toMatchObject({ outcome: 'accepted-with-changes', changes: [{ type: 'move', item: 'lieux', parent: 'recit', after: 'ecoute' }] })
    expect((await actions(intake)).map((each) => each.id)).toEqual(['medias', 'ecoute', 'lieux'])
  })

  it('says since when an author is awaited, then that it may decide, which the decision tells', async () => {
    const intake = await start()
    const { id } = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Créer une radio.' })
    const other = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    await intake.forge.deliver({ type: 'decide', id: intake.forge.nextId(), at: '2026-10-02T10:00:00.000Z', by: 'p-0000000002', decision: { contribution: other, outcome: 'accepted', leftOut: [] } })
    const session = await intake.signIn()
    const page = async () => readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())
    expect(await page()).toContain('Sans réponse avant le 17 octobre 2026, vous pourrez décider.')
    intake.clock.set('2026-10-20T10:00:00Z')
    expect(await page()).toContain('Sans réponse de son auteur·rice depuis le 2 octobre 2026')
  })
})

describe('adding an objective or an axis', () => {
  it('asks for a title, and takes a text or none', async () => {
    const intake = await start()
    const refused = await intake.post('/proposer/verifier/', { accord: 'oui', intention: 'ajouter', element: 'recit', niveau: 'objectif' })
    expect(readText(await refused.text())).toContain('Il manque le titre')
    const objective = await proposeByForm(intake, 'intention=ajouter&element=recit&niveau=objectif', { titre: 'Un soin' })
    const axis = await proposeByForm(intake, 'intention=ajouter&element=plan&niveau=axe', { titre: 'Prendre soin', texte: 'De chacun·e.' })
    expect((await proposed(intake, objective.id)).changes).toMatchObject([{ type: 'add', kind: 'objective', parent: 'se-relier', after: 'recit', title: 'Un soin', body: '' }])
    expect((await proposed(intake, axis.id)).changes).toMatchObject([{ type: 'add', kind: 'axis', after: 'se-relier', title: 'Prendre soin' }])
    for (const { id } of [objective, axis]) await accept(intake, id)
    const { plan } = await intake.forge.state()
    expect(plan.axes.map(({ title }) => title)).toEqual(['Se relier', 'Prendre soin'])
    expect(plan.axes[0]!.children.map(({ title }) => title)).toEqual(['Un récit', 'Un soin', 'Du lien'])
  })
})

describe('the JSON twin', () => {
  it('takes the same gestures', async () => {
    const intake = await start()
    const preview = await (await intake.json('/api/contributions/preview', { intention: 'scinder', element: 'lieux', debut: 2, accord: true })).json()
    expect(preview).toMatchObject({ items: [{ item: 'lieux', told: [expect.stringContaining('Retire')] }, { kind: 'action' }], renumbered: [{ item: 'medias', from: 2, to: 3 }, { item: 'ecoute', from: 3, to: 4 }] })
    const refused = await intake.json('/api/contributions', { intention: 'deplacer', element: 'lieux', vers: 'rien', accord: true })
    expect([refused.status, await refused.json()]).toMatchObject([422, { issues: [{ field: 'vers', code: 'gesture.wrong-place' }] }])
  })
})
