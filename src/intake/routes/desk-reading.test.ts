import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux') => [{ type: 'revise' as const, item, body }]

async function start() {
  const intake = await createTestIntake()
  const session = await intake.signIn('Ana')
  const html = async (id: string, query = '') => (await intake.get(`/coordination/contributions/${id}/${query}`, session)).text()
  const read = async (id: string, reading: string) => readText(/<section class="section" id="lire"[\s\S]*?<\/section>/.exec(await html(id, `?lecture=${reading}`))?.[0] ?? '')
  return { intake, session, html, read, text: async (id: string) => readText(await html(id)) }
}

describe('reading one proposal', () => {
  it('shows what changes, today’s text, the proposed one and the one in the end', async () => {
    const { intake, read } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await intake.forge.decide({ contribution: await intake.forge.propose(revise(lieux.replace('fêtes', 'bals'))), outcome: 'accepted' })
    expect(await read(id, 'changements')).toContain('Remplace « Fravailler » par « Travailler »')
    expect(await read(id, 'aujourdhui')).toMatch(/Fravailler avec ces lieux.*des bals/)
    expect(await read(id, 'propose')).toMatch(/Travailler avec ces lieux.*des fêtes/)
    expect(await read(id, 'acceptees')).toMatch(/Le panier ne change pas ce texte.*Fravailler avec ces lieux.*des bals/)
    expect(await read(id, 'final')).toMatch(/Travailler avec ces lieux.*des bals/)
    expect(await read(id, 'nimporte')).toContain('Remplace « Fravailler »')
  })

  it('says where the last text keeps today’s words', async () => {
    const { intake, read } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Œuvrer')))
    await intake.forge.decide({ contribution: await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler'))), outcome: 'accepted' })
    expect(await read(id, 'final')).toMatch(/Elle touche les mêmes mots que ce qui a changé.*Travailler avec/)
  })

  it('has no end to come once it is decided', async () => {
    const { intake, read } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await intake.forge.decide({ contribution: id, outcome: 'declined', reason: 'Non.' })
    expect(await read(id, 'final')).toContain('Remplace « Fravailler »')
    expect(await read(id, 'final')).not.toContain('Au final')
  })

  it('puts side by side those that touch the same words, each with its reason', async () => {
    const { intake, text } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')), { rationale: 'Une faute de frappe.' })
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Œuvrer')), { rationale: 'Un mot plus juste.' })
    expect(await text(id)).toMatch(/Touchent les mêmes mots.*Cette proposition \(n° 1\).*par « Travailler ».*Une faute de frappe.*n° 2.*par « Œuvrer ».*Un mot plus juste/)
  })

  it('leads to the one before and the next, and, once decided, to what comes next', async () => {
    const { intake, html, text } = await start()
    const [one, two, three] = [await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler'))), await intake.forge.propose(revise('Créer un journal.\n', 'medias')), await intake.forge.propose(revise('Écouter tout.\n', 'ecoute'))]
    const page = await html(two)
    expect(page).toContain(`rel="prev" href="/coordination/contributions/${one}/"`)
    expect(page).toContain(`rel="next" href="/coordination/contributions/${three}/"`)
    expect(readText(page)).toMatch(/2 sur 3 à décider Précédente : n° 1 Action 1 : Fravailler → Travailler Suivante : n° 3/)
    await intake.forge.decide({ contribution: one, outcome: 'accepted' })
    expect(await html(one)).toContain(`rel="next" href="/coordination/contributions/${two}/"`)
    for (const id of [two, three]) await intake.forge.decide({ contribution: id, outcome: 'declined', reason: 'Non.' })
    expect(await text(three)).toContain('C’était la dernière.')
  })

  it('leads on in the plan’s order from one that was the only one of its part', async () => {
    const { intake, html } = await start()
    const [one, two, three] = [await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler'))), await intake.forge.propose(revise('Créer un journal.\n', 'medias')), await intake.forge.propose(revise('Écouter tout.\n', 'ecoute'))]
    await intake.forge.decide({ contribution: two, outcome: 'declined', reason: 'Non.' })
    expect(await html(two)).toContain(`rel="next" href="/coordination/contributions/${three}/"`)
    expect(await html(two)).toContain(`rel="prev" href="/coordination/contributions/${one}/"`)
    await intake.forge.decide({ contribution: three, outcome: 'declined', reason: 'Non.' })
    expect(await html(three)).toContain(`rel="next" href="/coordination/contributions/${one}/"`)
  })

  it('puts a ready-made reason into the field, to be edited, and keeps what was typed', async () => {
    const { intake, session, html } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const form = { ...readFields(await html(id), 'id="decider"'), decision: 'declined', pourquoi: 'Voir l’action 2.', reste: 'Lesquels ?', remplir: '2' }
    const answer = await intake.post(`/coordination/contributions/${id}/decider/`, form, session)
    expect(answer.status).toBe(200)
    expect(readFields(await answer.text(), 'id="decider"')).toMatchObject({ decision: 'declined', pourquoi: 'Voir l’action 2. Le plan le dit déjà.', reste: 'Lesquels ?' })
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('pending')
  })

  it('offers the host’s own reasons after those of the product', async () => {
    const { intake, session, html } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const { main } = await intake.forge.forge.refresh()
    await intake.forge.forge.writeCommit({ branch: 'main', expected: main, parents: [main], base: main, files: new Map([['content/plan.md', `---\ntitle: Plan\nreasons:\n  - "À voir avec le groupe <finance>\u00a0: plus tard."\n---\nVoici le plan.\n`]]), message: 'plan: reasons\n', at: '2026-10-01T09:00:00Z' })
    expect(await html(id)).toContain('value="6" formaction="/coordination/contributions/' + id + '/decider/#pourquoi">À voir avec le groupe &lt;finance&gt;\u00a0: plus tard.</button>')
    const form = { ...readFields(await html(id), 'id="decider"'), remplir: '6' }
    const answer = await intake.post(`/coordination/contributions/${id}/decider/`, form, session)
    expect(readFields(await answer.text(), 'id="decider"')['pourquoi']).toBe('À voir avec le groupe <finance>\u00a0: plus tard.')
  })

  it('shows an idea the nearest parts, with the words in common and what can be done there', async () => {
    const { intake, session, html } = await start()
    const { id } = await proposeByForm(intake, 'intention=idee', { texte: 'Des fêtes dans tous ces lieux.' })
    const page = await html(id)
    expect(readText(page)).toMatch(/Les parties les plus proches.*Action 1 Fravailler avec ces lieux Mots en commun : fêtes, lieux\./)
    expect(page).toContain(`href="/coordination/contributions/${id}/?ecrire=ajouter&amp;element=lieux#decider"`)
    await intake.post(`/coordination/contributions/${id}/placer/`, { sous: 'lieux' }, session)
    expect((await intake.forge.state()).contributions.get(id)?.placedUnder).toBe('lieux')
  })

  it('tells who sees to it', async () => {
    const { intake, session, text } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const answer = await intake.post(`/coordination/contributions/${id}/prendre/`, {}, session)
    expect(answer.headers.get('location')).toBe(`/coordination/contributions/${id}/?pris=`)
    expect(await text(id)).toContain('Vous avez dit vous en occuper à l’instant.')
  })
})
