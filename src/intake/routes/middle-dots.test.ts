import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const texte = 'Fravailler avec les citoyen-ne-s de ces lieux. Les faire rayonner par des fêtes.'

async function previewOf(query: string, fields: Record<string, string>) {
  const intake = await createTestIntake()
  const form = readFields(await (await intake.get(`/proposer/?${query}`)).text())
  return { intake, page: await (await intake.post('/proposer/verifier/', { ...form, accord: 'oui', ...fields })).text() }
}

describe('the middle dot', () => {
  it('is offered for points and hyphens typed in its place, and written in one click, which sends nothing', async () => {
    const { intake, page } = await previewOf('intention=modifier&element=lieux', { texte, pourquoi: 'Pour les élu.e.s aussi' })
    expect(readText(page)).toContain('« citoyen·ne·s » pour « citoyen-ne-s », « élu·e·s » pour « élu.e.s »')
    const again = await (await intake.post('/proposer/envoyer/', { ...readFields(page), geste: 'point-median' })).text()
    expect(readFields(again)).toMatchObject({ texte: texte.replace('citoyen-ne-s', 'citoyen·ne·s'), pourquoi: 'Pour les élu·e·s aussi' })
    expect(again).not.toContain('value="point-median"')
    expect(intake.outbox.pending()).toEqual([])
    const sent = await intake.post('/proposer/envoyer/', { ...readFields(again), geste: 'envoyer' })
    expect(sent.status).toBe(303)
  })

  it('is never forced: the text is sent as it was typed', async () => {
    const { intake, page } = await previewOf('intention=idee', { texte: 'Une fête pour les habitant.e.s' })
    expect(page).toContain('value="point-median"')
    expect((await intake.post('/proposer/envoyer/', { ...readFields(page), geste: 'envoyer' })).status).toBe(303)
    const { contributions } = await intake.forge.state()
    expect([...contributions.values()].map(({ text }) => text?.replaceAll('\\', '').trim())).toEqual(['Une fête pour les habitant.e.s'])
  })

  it('is not offered for what the plan says already', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média avec les militant.e.s.\n' }])
    await intake.forge.decide({ contribution: id, outcome: 'accepted' })
    const form = readFields(await (await intake.get('/proposer/?intention=modifier&element=medias')).text())
    const page = await (await intake.post('/proposer/verifier/', { ...form, texte: 'Créer un grand média avec les militant.e.s.', accord: 'oui' })).text()
    expect(readText(page)).toContain('Ajoute')
    expect(page).not.toContain('value="point-median"')
  })
})
