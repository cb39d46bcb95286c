import { describe, expect, it } from 'vitest'
import { appendEvents } from '../../register/append-events.ts'
import { buildSubmitted } from '../../testing/build-event.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntake } from '../../testing/create-test-intake.ts'
import { openDecision } from '../../testing/decide-at-desk.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux') => [{ type: 'revise' as const, item, body }]

async function start() {
  const intake = await createTestIntake()
  const session = await intake.signIn('Ana')
  const html = async (query = '') => (await intake.get(`/coordination/${query}`, session)).text()
  const lines = async (query = '') => [...(await html(query)).matchAll(/class="row-title"[^>]*>([^<]*)</g)].map(([, line = '']) => readText(line).trim())
  return { intake, session, html, lines, text: async (query = '') => readText(await html(query)) }
}

const idea = (intake: TestIntake, texte: string) => proposeByForm(intake, 'intention=idee', { texte })

describe('the list of what waits', () => {
  it('has one line for each, in the order of the plan, ideas without a place last', async () => {
    const { intake, lines, text } = await start()
    await idea(intake, 'Une monnaie locale.')
    await intake.forge.propose(revise('Créer un journal.\n', 'medias'))
    await intake.forge.propose([{ type: 'add', item: 'neuf', kind: 'action', parent: 'recit', after: null, body: 'Planter des haies partout.\n' }])
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await intake.forge.propose([{ type: 'remove', item: 'lieux' }])
    await intake.forge.decide({ contribution: await intake.forge.propose(revise('Écouter tout le monde.\n', 'ecoute')), outcome: 'declined', reason: 'Non.' })
    expect(await lines()).toEqual([
      'n° 3 Nouvelle action sous Objectif 1 : Planter des haies partout',
      'n° 4 Action 1 : Fravailler → Travailler',
      'n° 5 Action 1 : à retirer du plan',
      'n° 2 Action 2 : média → journal',
      'n° 1 Une monnaie locale',
    ])
    expect(await text()).toContain('Reste 5 sur 6')
  })

  it('counts what is left in one way, on the list and on each card, apart from questions and from what a basket holds', async () => {
    const { intake, session, text } = await start()
    const ids = [await intake.forge.propose(revise('Créer un journal.\n', 'medias')), await intake.forge.propose(revise('Écouter tout le monde.\n', 'ecoute')), await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))]
    const question = await proposeByForm(intake, 'intention=reagir&element=lieux', { texte: 'Quels lieux ?' })
    expect(await text()).toContain('Reste 3 sur 3 de toutes les propositions et idées reçues. La liste a 4 lignes : 3 à décider, 1 question sans réponse.')
    const card = async (id: string) => readText(await (await intake.get(`/coordination/contributions/${id}/`, session)).text())
    await intake.post(`/coordination/contributions/${ids[2]}/panier/`, { ...(await openDecision(intake, session, ids[2]!)), decision: 'accepted' }, session)
    expect(await text()).toContain('Reste 2 sur 3 de toutes les propositions et idées reçues. La liste a 4 lignes : 2 à décider, 1 question sans réponse, 1 déjà dans un panier.')
    expect(await card(ids[0]!)).toMatch(/[12] sur 2 à décider/)
    expect(await card(question.id)).toContain('Question 1 sur 1')
    expect(await card(ids[2]!)).not.toMatch(/\d sur \d/)
  })

  it('names those that touch the same words, and those that are alike, with links', async () => {
    const { intake, html } = await start()
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const other = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Œuvrer')))
    await intake.forge.propose(revise(lieux.replace('fêtes', 'bals')))
    const same = await intake.forge.propose(revise(lieux.replace('fêtes', 'bals')))
    const page = await html()
    const near = [...page.matchAll(/<p class="row-near">(.*?)<\/p>/g)].map(([, said = '']) => said)
    expect(near.map((said) => readText(said).trim())).toEqual(['Touche les mêmes mots que n° 2', 'Touche les mêmes mots que n° 1', 'Ressemble à n° 4', 'Ressemble à n° 3'])
    expect(near[0]).toContain(`href="/coordination/contributions/${other}/"`)
    expect(near[2]).toContain(`href="/coordination/contributions/${same}/"`)
  })

  it('says which ones must be seen with their author, and how long each has waited', async () => {
    const { intake, text } = await start()
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Œuvrer')))
    await intake.forge.decide({ contribution: await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler'))), outcome: 'accepted' })
    expect(await text()).toMatch(/Action 1 : Fravailler → Œuvrer.*il y a 9 mois.*À revoir avec son auteur·rice/)
  })

  it('is narrowed by an address: part of the plan, request, state, age, words', async () => {
    const { intake, lines } = await start()
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Œuvrer')))
    await intake.forge.propose(revise('Créer un journal.\n', 'medias'), { rationale: 'Une télévision coûte trop cher.' })
    await idea(intake, 'Qui s’en charge ?')
    const numbers = async (query: string) => (await lines(query)).map((line) => /n° \d+/.exec(line)?.[0])
    expect(await numbers('?partie=lieux')).toEqual(['n° 1', 'n° 2'])
    expect(await numbers('?partie=se-relier')).toEqual(['n° 1', 'n° 2', 'n° 3'])
    expect(await numbers('?partie=sans-place')).toEqual(['n° 4'])
    expect(await numbers('?genre=idee')).toEqual(['n° 4'])
    expect(await numbers('?genre=question')).toEqual(['n° 4'])
    expect(await numbers('?etat=memes-mots')).toEqual(['n° 1', 'n° 2'])
    expect(await numbers('?etat=seule')).toEqual(['n° 3'])
    expect(await numbers('?age=7')).toEqual(['n° 1', 'n° 2', 'n° 3'])
    expect(await numbers('?q=TELEVISION')).toEqual(['n° 3'])
    expect(await numbers('?q=oeuvrer')).toEqual(['n° 2'])
    expect(await numbers('?q=n°+4')).toEqual(['n° 4'])
    expect(await numbers('?genre=nimporte')).toHaveLength(4)
  })

  it('says when nothing is found, and keeps what was asked for in its fields', async () => {
    const { intake, text, html } = await start()
    await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    expect(await text('?q=zèbre&genre=modifier')).toContain('Rien n’attend avec ces critères.')
    expect(readFields(await html('?q=zèbre&genre=modifier'), 'desk-filter')).toMatchObject({ q: 'zèbre', genre: 'modifier', partie: '' })
  })

  it('goes on page after page, with the same criteria', async () => {
    const { intake, lines, html } = await start()
    await appendEvents(intake.forge.forge, Array.from({ length: 52 }, (_, index) => buildSubmitted(index + 1)), '2026-02-01T10:00:00.000Z')
    expect(await lines('?genre=idee')).toHaveLength(50)
    expect(await html('?genre=idee')).toContain('rel="next" href="/coordination/?genre=idee&amp;page=2"')
    expect(await lines('?genre=idee&page=2')).toHaveLength(2)
    expect(await lines('?page=999')).toHaveLength(2)
  })

  it('shows no word of what is masked', async () => {
    const { intake, session, text } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Zoé')), { rationale: 'Zoé le veut.' })
    await intake.post(`/coordination/contributions/${id}/masquer/`, { 'raison-masquer': 'Données personnelles.' }, session)
    expect(await text()).not.toContain('Zoé')
    expect(await text('?q=Zoé')).toContain('Rien n’attend avec ces critères.')
  })
})

describe('« Je m’en occupe »', () => {
  it('is shown to the others, and released by the same button', async () => {
    const { intake, session, text, lines } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const bea = await intake.signIn('Béa')
    const taken = await intake.post(`/coordination/contributions/${id}/prendre/`, { liste: '?genre=modifier&page=1' }, bea)
    expect(taken.headers.get('location')).toBe(`/coordination/?genre=modifier&pris=#c-${id}`)
    expect(await text()).toContain('Béa a dit s’en occuper')
    expect(await lines('?qui=autre')).toHaveLength(1)
    expect(await lines('?qui=personne')).toHaveLength(0)
    await intake.post(`/coordination/contributions/${id}/laisser/`, {}, session)
    expect(await text()).toContain('Béa a dit s’en occuper')
    await intake.post(`/coordination/contributions/${id}/laisser/`, {}, bea)
    expect(await text()).not.toContain('Béa a dit s’en occuper')
  })

  it('says who was quicker', async () => {
    const { intake, session, text } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await intake.post(`/coordination/contributions/${id}/prendre/`, { liste: '?' }, await intake.signIn('Béa'))
    const late = await intake.post(`/coordination/contributions/${id}/prendre/`, { liste: '?' }, session)
    const location = late.headers.get('location') ?? ''
    expect(await text(location.slice('/coordination/'.length))).toContain('Béa vient de s’en charger avant vous.')
  })

  it('leads nowhere else than to the desk, whatever was sent', async () => {
    const { intake, session } = await start()
    const id = await intake.forge.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const answer = await intake.post(`/coordination/contributions/${id}/prendre/`, { liste: '//example.org/?q=a&partie=https://example.org' }, session)
    expect(answer.headers.get('location')).toMatch(/^\/coordination\/\?/)
    expect((await intake.post('/coordination/contributions/0000000000/prendre/', {}, session)).status).toBe(404)
  })
})
