import { describe, expect, it } from 'vitest'
import { createApiClient, enterByApi } from '../../testing/create-api-client.ts'

describe('the basket by JSON', () => {
  const accept = { outcome: 'accepted' }

  it('keeps decisions, tells what they make of the plan, and publishes what was read', async () => {
    const { intake, call } = await createApiClient()
    const session = await enterByApi(intake)
    const reword = (body: string) => intake.forge.propose([{ type: 'revise', item: 'medias', body }])
    const [one, two] = [await reword('Créer un média.\nLe partager.\n'), await reword('Créer un journal.\n')]
    expect((await call('post', `/api/desk/contributions/${one}/basket`, accept)).status).toBe(401)
    for (const id of [one, two]) expect(await call('post', `/api/desk/contributions/${id}/basket`, accept, session)).toMatchObject({ status: 202, body: { outcome: 'kept' } })
    expect((await call('post', `/api/desk/contributions/${two}/basket`, { outcome: 'declined' }, session)).status).toBe(422)
    expect((await call('post', `/api/desk/contributions/${two}/basket`, { ...accept, seen: 'before' }, session)).status).toBe(409)
    const read = await call('get', '/api/desk/basket', undefined, session)
    expect(read.body).toMatchObject({ decisions: [{ contribution: one, obstacle: null }, { contribution: two, obstacle: null }], items: [{ item: 'medias', after: { body: 'Créer un journal.\nLe partager.\n' } }], numbers: [], others: [] })
    const { digest } = read.body as unknown as { digest: string }
    expect((await call('delete', `/api/desk/contributions/${two}/basket`, undefined, session)).status).toBe(204)
    expect((await call('delete', `/api/desk/contributions/${two}/basket`, undefined, session)).status).toBe(404)
    expect((await call('post', '/api/desk/basket/publish', { digest }, session)).status).toBe(409)
    expect(await call('post', '/api/desk/basket/publish', { version: { title: 'Automne' } }, session)).toMatchObject({ status: 200, body: { outcome: 'done' } })
    const state = await intake.forge.state()
    expect([one, two].map((id) => state.contributions.get(id)?.status)).toEqual(['accepted', 'pending'])
    expect(state.plan.versions.map(({ id }) => id)).toEqual(['automne'])
    expect((await call('post', '/api/desk/basket/publish', {}, session)).status).toBe(409)
  })

  it('shows whose decisions wait in other baskets, and lets go of what its owner decides at once', async () => {
    const { intake, call } = await createApiClient()
    const [ana, bea] = [await enterByApi(intake), await enterByApi(intake)]
    const id = await intake.forge.propose([{ type: 'remove', item: 'ecoute' }])
    await call('post', `/api/desk/contributions/${id}/basket`, accept, ana)
    expect((await call('get', '/api/desk/basket', undefined, bea)).body).toMatchObject({ decisions: [], others: [{ contribution: id, name: 'Ana', outcome: 'accepted' }] })
    const person = (await intake.coordinators.list())[0]?.id ?? ''
    expect((await call('post', '/api/desk/basket/take-over', { person }, bea)).status).toBe(404)
    expect((await call('post', `/api/desk/contributions/${id}/decision`, accept, ana)).status).toBe(200)
    expect((await call('get', '/api/desk/basket', undefined, ana)).body).toMatchObject({ decisions: [] })
    const other = await intake.forge.propose([{ type: 'remove', item: 'medias' }])
    await call('post', `/api/desk/contributions/${other}/basket`, accept, ana)
    await intake.coordinators.revoke(person)
    expect((await call('post', '/api/desk/basket/take-over', { person }, bea)).status).toBe(200)
    expect((await call('get', '/api/desk/basket', undefined, bea)).body).toMatchObject({ decisions: [{ contribution: other }], others: [] })
  })
})
