import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { openDecision } from '../../testing/decide-at-desk.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const travailler = { type: 'revise' as const, item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }

describe('the way into the desk', () => {
  it('says nothing without a session', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    for (const path of ['/coordination/', `/coordination/contributions/${id}/`, '/coordination/personnes/']) {
      const page = await intake.get(path)
      expect(page.status).toBe(401)
      expect(await page.text()).not.toContain('Travailler')
    }
    expect((await intake.post(`/coordination/contributions/${id}/decider/`, { decision: 'accepted' })).status).toBe(401)
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('pending')
  })

  it('opens by a personal link, and closes at once when the link is revoked', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn('Ana')
    expect((await intake.get('/coordination/', session)).status).toBe(200)
    const [ana] = await intake.coordinators.list()
    await intake.coordinators.revoke(ana?.id ?? '')
    expect((await intake.get('/coordination/', session)).status).toBe(401)
  })

  it('gives back the words of whoever is no longer in session', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    const form = await openDecision(intake, session, id)
    intake.clock.set('2026-11-01T10:00:01Z')
    const late = await intake.post(`/coordination/contributions/${id}/decider/`, { ...form, decision: 'declined', pourquoi: 'Mes mots précieux.', 'nonrepris-1': 'Ceux-là aussi.' }, session)
    expect(late.status).toBe(401)
    const given = readText(await late.text())
    for (const words of ['rien n’a été enregistré.', 'Mes mots précieux.', 'Ceux-là aussi.']) expect(given).toContain(words)
    expect(readText(await (await intake.get('/coordination/', session)).text())).not.toContain('rien n’a été enregistré')
  })

  it('sends in one gesture, after entering again, all that was refused, repeated fields too', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const before = await intake.signIn()
    const form = await openDecision(intake, before, id)
    await intake.post('/coordination/sortir/', {}, before)
    const sent = { ...form, decision: 'declined', pourquoi: 'Mes mots « précieux »,\r\nsur deux lignes.', reste: '' }
    const refused = await intake.post(`/coordination/contributions/${id}/decider/`, sent)
    expect(refused.status).toBe(401)
    const page = await refused.text()
    expect(page).toContain(`<form class="form" method="post" action="/coordination/contributions/${id}/decider/"`)
    const again = readFields(page)
    expect({ ...again, pourquoi: again['pourquoi']?.replace(/\r\n?/g, '\n') }).toEqual({ ...sent, pourquoi: sent.pourquoi.replace('\r\n', '\n') })
    expect((await intake.post(`/coordination/contributions/${id}/decider/`, again)).status).toBe(401)
    const done = await intake.post(`/coordination/contributions/${id}/decider/`, again, await intake.signIn('Ana'))
    expect(done.headers.get('location')).toBe(`/coordination/contributions/${id}/?fait`)
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('declined')
    const ticked = await intake.app.request('/coordination/coquilles/', { method: 'POST', body: 'garder=un&garder=deux', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } })
    expect((await ticked.text()).match(/name="garder" value="[a-z]+"/g)).toEqual(['name="garder" value="un"', 'name="garder" value="deux"'])
  })

  it('gives back the words of every form that another site sent', async () => {
    const intake = await createTestIntake()
    const answer = await intake.post('/coordination/contributions/x/repondre/', { reponse: 'Mes mots précieux.', geste: 'demander' }, { 'sec-fetch-site': 'cross-site' })
    expect([answer.status, readText(await answer.text())]).toEqual([403, expect.stringMatching(/Vos mots .*Mes mots précieux\./)])
  })

  it('opens where it answers: on this machine without https when the pages alone are public', async () => {
    for (const [intakeUrl, secure] of [['none', false], ['https://form.example/plan', true], [null, true]] as const) {
      const intake = await createTestIntake({ settings: { url: 'https://collective.github.io', intakeUrl } })
      const token = intake.coordinators.tokenOf(await intake.coordinators.add('Ana'))
      expect(/; Secure/i.test((await intake.post(`/coordination/entrer/${token}/`, {})).headers.get('set-cookie') ?? '')).toBe(secure)
    }
  })

  it('does not open by the mere reading of a link', async () => {
    const intake = await createTestIntake()
    const token = intake.coordinators.tokenOf(await intake.coordinators.add('Ana'))
    const page = await intake.get(`/coordination/entrer/${token}/`)
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const entered = await intake.post(`/coordination/entrer/${token}/`, {})
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/)
  })

  it('forgets a session after thirty days', async () => {
    const intake = await createTestIntake()
    const session = await intake.signIn()
    intake.clock.set('2026-11-01T10:00:01Z')
    expect((await intake.get('/coordination/', session)).status).toBe(401)
  })

  it('refuses a post from another site', async () => {
    const intake = await createTestIntake()
    const id = await intake.forge.propose([travailler])
    const session = await intake.signIn()
    const answer = await intake.post(`/coordination/contributions/${id}/decider/`, { decision: 'accepted' }, { ...session, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect((await intake.forge.state()).contributions.get(id)?.status).toBe('pending')
  })
})
