import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readText } from '../../testing/read-html.ts'

const pageOf = async (intake: TestIntake, path: string) => await (await intake.get(path)).text()
const seenOn = (page: string) => /name="vu" value="([0-9a-f]{40})"/.exec(page)?.[1] ?? ''
const mine = async (intake: TestIntake, id: string) => (await intake.forge.state()).contributions.get(id)!

/** One’s words on « Fravailler avec ces lieux », which a decision has changed otherwise since. */
async function overtaken(words = 'Œuvrer avec ces lieux. Les faire rayonner par des bals.') {
  const intake = await createTestIntake()
  const { id, path } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', pourquoi: 'Une coquille.' })
  await replace(intake, words)
  return { intake, id, path }
}

async function replace(intake: TestIntake, words: string): Promise<void> {
  const { id } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: words })
  await intake.forge.deliver({ type: 'decide', id: intake.forge.nextId(), at: '2026-10-02T10:00:00.000Z', by: 'p-0000000002', decision: { contribution: id, outcome: 'accepted', leftOut: [] } })
}

describe('a proposal to be seen with its author', () => {
  it('shows the three texts, since when, until when, and what each choice does', async () => {
    const { intake, path } = await overtaken()
    const text = readText(await pageOf(intake, path))
    expect(text).toContain('À revoir avec vous')
    expect(text).toMatch(/Le 2 octobre 2026, une décision sur la proposition n°.2 a changé le plan/)
    expect(text).toContain('avant le 17 octobre 2026')
    for (const words of ['Fravailler', 'Œuvrer', 'Travailler', 'Garder ma formulation', 'Prendre le texte d’aujourd’hui', 'Réécrire moi-même']) expect(text).toContain(words)
  })

  it('says that a part which left would come back, and words it anew as one', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.' })
    const removal = await intake.forge.propose([{ type: 'remove', item: 'lieux' }])
    await intake.forge.decide({ contribution: removal, outcome: 'accepted' })
    const page = await pageOf(intake, path)
    expect(readText(page)).toContain('Cette partie serait remise dans le plan, avec vos mots.')
    await intake.post(`${path}choisir/`, { choix: 'garder', vu: seenOn(page) })
    const rework = readText(await pageOf(intake, `${path}retravailler/`))
    expect(rework).toContain('Travailler avec ces lieux.')
    expect(rework).not.toContain('plusieurs parties du plan')
  })

  it('keeps the author’s words on today’s text, once', async () => {
    const { intake, id, path } = await overtaken()
    const vu = seenOn(await pageOf(intake, path))
    const answers = await Promise.all([1, 2].map(() => intake.post(`${path}choisir/`, { choix: 'garder', vu })))
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual([`${path}?garde`, `${path}?garde`])
    const kept = await mine(intake, id)
    expect(kept).toMatchObject({ status: 'pending', base: vu, changes: [{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des bals.\n' }], rationale: 'Une coquille.' })
    expect(kept.history.map(({ type }) => type)).toEqual(['submitted', 'reworked'])
    expect(readText(await pageOf(intake, `${path}?garde`))).not.toContain('À revoir avec vous')
  })

  it('takes today’s text: the proposal is withdrawn, with thanks', async () => {
    const { intake, id, path } = await overtaken()
    const vu = seenOn(await pageOf(intake, path))
    expect((await intake.post(`${path}choisir/`, { choix: 'prendre', vu })).headers.get('location')).toBe(`${path}?pris`)
    expect((await intake.post(`${path}choisir/`, { choix: 'prendre', vu })).status).toBe(303)
    expect((await mine(intake, id)).status).toBe('withdrawn')
    expect(readText(await pageOf(intake, `${path}?pris`))).toContain('Merci.')
  })

  it('begins a rewriting with the author’s words on today’s text', async () => {
    const { intake, path } = await overtaken()
    expect(await pageOf(intake, `${path}retravailler/`)).toContain('Travailler avec ces lieux. Les faire rayonner par des bals.')
  })

  it('sends nothing when the plan changed again meanwhile', async () => {
    const { intake, id, path } = await overtaken()
    const vu = seenOn(await pageOf(intake, path))
    await replace(intake, 'Œuvrer avec ces lieux. Les faire briller par des bals.')
    const refused = await intake.post(`${path}choisir/`, { choix: 'garder', vu })
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(readText(page)).toContain('Le plan a encore changé')
    expect((await mine(intake, id)).history).toHaveLength(1)
    expect((await intake.post(`${path}choisir/`, { choix: 'garder', vu: seenOn(page) })).status).toBe(303)
  })

  it('says when the time to answer is over, and takes the answer all the same', async () => {
    const { intake, path } = await overtaken()
    intake.clock.set('2026-11-20T10:00:00Z')
    const page = await pageOf(intake, path)
    expect(readText(page)).toContain('Sans réponse de votre part depuis le 2 octobre 2026, la coordination peut décider.')
    expect((await intake.post(`${path}choisir/`, { choix: 'garder', vu: seenOn(page) })).status).toBe(303)
  })

  it('refuses a choice where there is none to make', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux.' })
    expect((await intake.post(`${path}choisir/`, { choix: 'garder', vu: '' })).status).toBe(409)
    expect((await intake.post(`${path}choisir/`, { choix: 'autre' })).status).toBe(409)
  })
})

describe('a proposal around which the text changed', () => {
  it('shows what was and what is, with nothing to do', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.' })
    await replace(intake, 'Fravailler avec ces beaux lieux. Les faire rayonner par des fêtes.')
    const text = readText(await pageOf(intake, path))
    expect(text).toContain('Le texte autour a changé')
    expect(text).toContain('beaux')
    expect(text).not.toContain('Garder ma formulation')
  })
})
