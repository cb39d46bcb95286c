import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { proposeByForm } from '../../testing/propose-by-form.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const change = { texte: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', nom: 'Zoé' }

describe('the private page', () => {
  it('is told to no other site and kept by no search engine', async () => {
    const intake = await createTestIntake()
    const page = await intake.get((await proposeByForm(intake, 'intention=modifier&element=lieux', change)).path)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('is at the intake’s address, wherever the site is read', async () => {
    const intake = await createTestIntake({ settings: { url: 'https://plan.example', intakeUrl: 'https://depot.example' } })
    const { path, page } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    expect(page).toContain(`href="https://depot.example${path}"`)
  })

  it('leads nowhere with another token', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    const [, , id] = path.split('/')
    const other = intake.app.request(`/suivi/${id}/${'A'.repeat(43)}/`)
    expect((await other).status).toBe(404)
    const unknown = await intake.get(path.replace(id ?? '', '0000000009'))
    expect(unknown.status).toBe(404)
  })

  it('tells the decision, its reason and where the words are', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    await intake.forge.decide({ contribution: path.split('/')[2] ?? '', outcome: 'accepted', reason: 'Une coquille.', leftOpen: 'Le volume.' })
    const text = readText(await (await intake.get(path)).text())
    expect(text).toContain('Intégrée')
    expect(text).toContain('Une coquille.')
    expect(text).toContain('Le volume.')
    expect(text).toContain('Action 1')
  })

  it('asks whether one would follow it up, as an answer offered', async () => {
    const intake = await createTestIntake()
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.' })
    await intake.post(`/coordination/contributions/${id}/repondre/`, { reponse: 'Belle idée.', suivi: 'oui' }, await intake.signIn())
    expect(readText(await (await intake.get(path)).text())).toContain('La coordination vous propose d’en assurer le suivi.')
  })

  it('takes back a submission that is held, and its name', async () => {
    const intake = await createTestIntake({ settings: { hold: true } })
    const { id, path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.', nom: 'Zoé' })
    expect(readText(await (await intake.get(path)).text())).toContain('Nom affiché : Zoé')
    expect((await intake.post(`${path}nom/`, {})).status).toBe(303)
    expect(await (await intake.get(path)).text()).not.toContain('Zoé')
    expect((await intake.post(`${path}annuler/`, {})).headers.get('location')).toContain('?annule')
    const text = readText(await (await intake.get(`${path}?annule`)).text())
    expect(text).toContain('Elle n’a été publiée nulle part.')
    expect(text).not.toContain('Elle reste visible')
    const session = await intake.signIn()
    expect(await (await intake.get('/coordination/', session)).text()).not.toContain(`attente/${id}/`)
    expect((await intake.post(`/coordination/attente/${id}/liberer/`, {}, session)).status).toBe(404)
    expect((await intake.post(`${path}annuler/`, {})).status).toBe(409)
    expect((await intake.json(path.replace('suivi', 'api/follow').replace(/\/$/, '/withdraw'), { reason: '' })).status).toBe(404)
  })

  it('takes an answer, once', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.' })
    const form = readFields(await (await intake.get(path)).text(), 'repondre/')
    const page = await (await intake.get(path)).text()
    const key = /name="cle" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(form).toBeDefined()
    await Promise.all([intake.post(`${path}repondre/`, { cle: key, texte: 'Je précise.' }), intake.post(`${path}repondre/`, { cle: key, texte: 'Je précise.' })])
    const comments = [...(await intake.forge.state()).contributions.values()].filter(({ kind }) => kind === 'comment')
    expect(comments).toMatchObject([{ text: 'Je précise.', about: { contribution: path.split('/')[2] } }])
  })

  it('says when to come back when too much is answered, and keeps the words', async () => {
    let wait: number | null = null
    const intake = await createTestIntake({ rateLimit: { secondsToWait: async () => wait } })
    const { path } = await proposeByForm(intake, 'intention=idee', { texte: 'Une idée.' })
    const key = /name="cle" value="([^"]+)"/.exec(await (await intake.get(path)).text())?.[1] ?? ''
    wait = 120
    const refused = await intake.post(`${path}repondre/`, { cle: key, texte: 'Je précise.' })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '120'])
    expect(await refused.text()).toContain('Je précise.')
  })

  it('reworks a pending proposal on today’s text, and keeps its number', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
    expect(form['texte']).toBe(change.texte)
    const preview = readFields(await (await intake.post(`${path}retravailler/`, { ...form, texte: 'Œuvrer avec ces lieux. Les faire rayonner par des fêtes.' })).text())
    const sent = await intake.post(`${path}retravailler/`, { ...preview, geste: 'envoyer' })
    expect(sent.headers.get('location')).toBe(`${path}?repris`)
    await intake.post(`${path}retravailler/`, { ...preview, geste: 'envoyer' })
    const [contribution] = (await intake.forge.state()).contributions.values()
    expect(contribution).toMatchObject({ number: 1, changes: [{ body: 'Œuvrer avec ces lieux.\nLes faire rayonner par des fêtes.\n' }] })
    expect(contribution?.alternativeTo).toBeUndefined()
    expect(contribution?.history.map(({ type }) => type)).toEqual(['submitted', 'reworked'])
  })

  it('reworks an added action and an idea', async () => {
    const intake = await createTestIntake()
    for (const [query, texte] of [['intention=ajouter&element=lieux', 'Une action.'], ['intention=idee', 'Une idée.']] as const) {
      const { path } = await proposeByForm(intake, query, { texte })
      const form = readFields(await (await intake.get(`${path}retravailler/`)).text())
      expect(form['texte']).toBe(texte)
      const preview = readFields(await (await intake.post(`${path}retravailler/`, { ...form, texte: `${texte} Mieux.` })).text())
      expect((await intake.post(`${path}retravailler/`, { ...preview, geste: 'envoyer' })).status).toBe(303)
    }
    const [action, idea] = (await intake.forge.state()).contributions.values()
    expect(action?.changes).toEqual([{ type: 'add', item: `action-${action?.id}`, kind: 'action', parent: 'recit', after: 'lieux', body: 'Une action.\nMieux.' }])
    expect(idea?.text).toBe('Une idée.\nMieux.')
  })

  it('withdraws, then says that nothing can be withdrawn any more', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    await intake.post(`${path}annuler/`, { pourquoi: 'Je me suis trompée.' })
    expect([...(await intake.forge.state()).contributions.values()]).toMatchObject([{ status: 'withdrawn' }])
    expect((await intake.post(`${path}annuler/`, {})).status).toBe(409)
    expect((await intake.get(`${path}retravailler/`)).status).toBe(409)
  })

  it('removes the name at once, from the branch and from its history', async () => {
    const intake = await createTestIntake()
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    expect(Object.values((await intake.forge.state()).people)).toEqual([{ name: 'Zoé' }])
    await intake.post(`${path}nom/`, {})
    const state = await intake.forge.state()
    expect(state.people).toEqual({})
    expect(await intake.forge.forge.repository.readFolder(state.heads.people ?? '', '')).toEqual(new Map([['people.json', '{}\n']]))
    expect(readText(await (await intake.get(path)).text())).not.toContain('Zoé')
    expect(intake.site.rebuilds).toBe(1)
  })

  it('removes a name that had not left yet', async () => {
    let isOpen = false
    const intake = await createTestIntake({
      deliver: async (_record, deliver) => {
        if (!isOpen) throw new Error('the forge does not answer')
        return deliver()
      },
    })
    const { path } = await proposeByForm(intake, 'intention=modifier&element=lieux', change)
    expect(readText(await (await intake.get(path)).text())).toContain('gardée sur notre disque')
    await intake.post(`${path}nom/`, {})
    isOpen = true
    const settled = intake.outbox.settled(intake.outbox.pending()[0]?.entry.id ?? '', 30_000)
    intake.clock.set('2026-10-02T10:00:00Z')
    await settled
    const state = await intake.forge.state()
    expect([state.contributions.size, state.people]).toEqual([1, {}])
  })
})
