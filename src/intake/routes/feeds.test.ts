import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readText } from '../../testing/read-html.ts'

const feedIn = (page: string) => /href="(?:http:\/\/localhost)?(\/[^"]+\.xml)" type="application\/atom\+xml"/.exec(page)?.[1] ?? ''

describe('a contributor’s feed', () => {
  it('tells decisions, answers and what the plan made of it, by a token that does nothing else', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Créer une radio.' })
    const feed = feedIn(await (await intake.get(path)).text())
    const other = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    await intake.forge.decide({ contribution: other, outcome: 'accepted' })
    await intake.post(`/coordination/contributions/${id}/repondre/`, { reponse: 'Que préférez-vous <b>?' }, await intake.signIn())
    const answer = await intake.get(feed)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('referrer-policy'), answer.headers.get('x-robots-tag')]).toEqual([200, 'application/atom+xml; charset=utf-8', 'private, no-cache', 'no-referrer', 'noindex, nofollow'])
    const xml = await answer.text()
    for (const words of ['À revoir avec vous', 'Réponse de la coordination', 'Que préférez-vous', 'Ma proposition n°']) expect(xml).toContain(words)
    expect(xml).not.toContain(path.split('/')[3])
    expect(xml).not.toContain('<b>')
    const token = feed.split('/')[3]!
    expect((await intake.get(`/suivi/${id}/${token}/`)).status).toBe(404)
    expect((await intake.post(`/suivi/${id}/${token}/annuler/`, {})).status).toBe(404)
    expect((await intake.get(path.replace(/$/, 'flux.xml'))).status).toBe(404)
    const again = await intake.get(feed, { 'if-none-match': answer.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })
})

describe('a coordinator’s feed', () => {
  it('tells what comes in, needs no session, and ends with the link', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    const feed = feedIn(await (await intake.get('/coordination/personnes/', session)).text())
    await proposeByForm(intake, 'intention=modifier&element=medias', { texte: 'Créer une radio.' })
    const xml = await (await intake.get(feed)).text()
    expect(xml).toMatch(/Reçue, n°.1.:.Action 2/)
    expect(xml).toContain('/coordination/contributions/')
    expect((await intake.get(feed.replace('.xml', 'x.xml'))).status).toBe(404)
    const [ana] = await intake.coordinators.list()
    await intake.coordinators.revoke(ana!.id)
    expect((await intake.get(feed)).status).toBe(404)
  })

  it('says that something is held, and none of its words', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const feed = feedIn(await (await intake.get('/coordination/personnes/', await intake.signIn())).text())
    await proposeByForm(intake, 'intention=idee', { texte: 'Une idée secrète.' })
    const xml = await (await intake.get(feed)).text()
    expect(xml).toContain('Une contribution attend d’être publiée')
    expect(xml).not.toContain('secrète')
  })
})

describe('objecting to a place', () => {
  it('is a public answer of the proposer, and a question on the desk until it is answered', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Un four à pain.' })
    expect(readText(await (await intake.get(path)).text())).not.toContain('Ce n’est pas la bonne place')
    await intake.forge.deliver({ type: 'place', id: intake.forge.nextId(), at: '2026-10-02T10:00:00.000Z', by: 'p-0000000002', contribution: id, item: 'medias' })
    const page = await (await intake.get(path)).text()
    expect(readText(page)).toMatch(/Placée ici par la coordination.: Action 2/)
    const key = /objecter\/"[\s\S]*?name="cle" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const sent = await intake.post(`${path}objecter/`, { cle: key, desaccord: 'Plutôt avec les lieux.' })
    expect(sent.headers.get('location')).toBe(`${path}?objecte`)
    const comment = [...(await intake.forge.state()).contributions.values()].find(({ kind }) => kind === 'comment')
    expect(comment).toMatchObject({ objection: true, text: 'Plutôt avec les lieux.', about: { contribution: id } })
    const session = await intake.signIn()
    expect(readText(await (await intake.get('/coordination/', session)).text())).toMatch(/Désaccord sur la place.: Plutôt avec les lieux/)
    expect(readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())).toContain('n’est pas d’accord avec cette place')
    await intake.post(`/coordination/contributions/${comment!.id}/repondre/`, { reponse: 'Déplacée.' }, session)
    expect(readText(await (await intake.get('/coordination/', session)).text())).not.toContain('Plutôt avec les lieux')
  })

  it('is refused where no place was chosen', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=idee', { texte: 'Un four à pain.' })
    const refused = await intake.post(`${path}objecter/`, { cle: 'a'.repeat(30), desaccord: 'Non.' })
    expect(refused.status).toBe(422)
    expect(readText(await refused.text())).toContain('Aucune place n’a été choisie')
  })
})
