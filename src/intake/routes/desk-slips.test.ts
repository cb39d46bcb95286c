import { describe, expect, it } from 'vitest'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import { readFields, readText } from '../../testing/read-html.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const path = '/coordination/coquilles/'

async function start() {
  const intake = await createTestIntake()
  const session = await intake.signIn('Ana')
  const first = await intake.forge.propose([{ type: 'revise', item: 'lieux', body: lieux.replace('Fravailler', 'Travailler') }])
  const second = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un médias.\n' }])
  const other = await intake.forge.propose([{ type: 'revise', item: 'ecoute', body: 'Écouter les territoires et les gens.\n' }])
  const page = async () => (await intake.get(path, session)).text()
  return { intake, session, first, second, other, page, statusOf: async (id: string) => (await intake.forge.state()).contributions.get(id)?.status }
}

describe('the pile of slips', () => {
  it('is told on the list, and takes in together what is ticked', async () => {
    const { intake, session, first, second, other, page, statusOf } = await start()
    expect(readText(await (await intake.get('/coordination/', session)).text())).toContain('2 coquilles à intégrer d’un geste')
    const form = readFields(await page())
    expect(Object.keys(form).filter((name) => name.startsWith('coquille-'))).toHaveLength(2)
    const sent = await intake.post(path, form, session)
    expect(sent.headers.get('location')).toBe(`${path}?integrees=2`)
    expect(readText(await (await intake.get(`${path}?integrees=2`, session)).text())).toContain('2 coquilles sont intégrées.')
    expect([await statusOf(first), await statusOf(second), await statusOf(other)]).toEqual(['accepted', 'accepted', 'pending'])
    const { plan, contributions } = await intake.forge.state()
    expect([plan.items.get('lieux')?.body, plan.items.get('medias')?.body]).toEqual([lieux.replace('Fravailler', 'Travailler'), 'Créer un médias.\n'])
    expect(contributions.get(first)?.decision?.by).toBe((await intake.coordinators.list())[0]?.id)
  })

  it('takes in the same slip found by two people: both are told so, the text has it once', async () => {
    const { intake, session, first, page, statusOf } = await start()
    const again = await intake.forge.propose([{ type: 'revise', item: 'lieux', body: lieux.replace('Fravailler', 'Travailler') }])
    await intake.post(path, readFields(await page()), session)
    expect([await statusOf(first), await statusOf(again)]).toEqual(['accepted', 'accepted'])
    expect((await intake.forge.state()).plan.items.get('lieux')?.body).toBe(lieux.replace('Fravailler', 'Travailler'))
  })

  it('leaves what is not ticked', async () => {
    const { intake, session, first, second, page, statusOf } = await start()
    const { [`coquille-${second}`]: _, ...form } = readFields(await page())
    await intake.post(path, form, session)
    expect([await statusOf(first), await statusOf(second)]).toEqual(['accepted', 'pending'])
  })

  it('takes nothing in when one of them has changed since it was shown, and names it', async () => {
    const { intake, session, first, second, page, statusOf } = await start()
    const form = readFields(await page())
    await intake.forge.decide({ contribution: second, outcome: 'declined', reason: 'Non.' })
    const answer = await intake.post(path, form, session)
    expect(answer.status).toBe(409)
    const body = await answer.text()
    expect(readText(body)).toMatch(/Rien n’a été intégré.*n° 2 : Elle a été décidée entre-temps/)
    expect(await statusOf(first)).toBe('pending')
    expect((await intake.post(path, readFields(body), session)).status).toBe(303)
    expect(await statusOf(first)).toBe('accepted')
  })

  it('takes nothing in when another proposal has come to touch the same words', async () => {
    const { intake, session, first, page, statusOf } = await start()
    const form = readFields(await page())
    await intake.forge.propose([{ type: 'revise', item: 'lieux', body: lieux.replace('Fravailler', 'Œuvrer') }])
    const answer = await intake.post(path, form, session)
    expect([answer.status, await statusOf(first)]).toEqual([409, 'pending'])
    expect(readText(await answer.text())).toContain('n° 1 : Elle a changé depuis votre lecture')
  })

  it('asks for one at least', async () => {
    const { intake, session, page } = await start()
    const form = Object.fromEntries(Object.entries(readFields(await page())).filter(([name]) => name.startsWith('vu-')))
    const answer = await intake.post(path, form, session)
    expect([answer.status, readText(await answer.text()).includes('Cochez au moins une coquille.')]).toEqual([422, true])
  })

  it('is closed to who is not of the coordination', async () => {
    const { intake, page } = await start()
    expect([(await intake.get(path)).status, (await intake.post(path, readFields(await page()))).status]).toEqual([401, 401])
  })
})
