import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { PROPOSED } from './origins.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('traceOrigins', () => {
  it('credits the proposer with an added text whose permanent id the coordinator chose', async () => {
    const forge = await createTestForge()
    const add = { type: 'add' as const, item: 'action-x', kind: 'action' as const, parent: 'recit', after: 'lieux', title: 'Fêtes', body: 'Faire fête.\n' }
    const contribution = await forge.propose([add])
    await forge.decide({ contribution, outcome: 'accepted', changes: [{ ...add, item: 'fetes' }] })
    const site = await createTestSite(forge)
    const spans = site.origins.traced.get('fetes')?.spans ?? []
    expect([...new Set(spans.map(({ origin }) => origin.origin))]).toEqual([PROPOSED])
    const [story] = [...site.origins.stories.values()].filter((each) => each.contribution)
    expect(story?.trailers?.wordedBy).toBe(story?.trailers?.ideaOf)
  })

  it('keeps the texts of an item that left, with what left them and where it went', async () => {
    const forge = await createTestForge()
    expect([...(await createTestSite(forge)).origins.departed]).toEqual([])
    const join = [{ type: 'revise' as const, item: 'medias', body: 'Créer un média.\nÉcouter les territoires.\n' }, { type: 'remove' as const, item: 'ecoute' }]
    await forge.decide({ contribution: await forge.propose(join), outcome: 'accepted' })
    const { traced, departed } = (await createTestSite(forge)).origins
    expect([...departed.keys()]).toEqual(['ecoute'])
    expect(departed.get('ecoute')!.gone).toMatchObject([{ text: 'Écouter les territoires.', movedTo: 'medias' }])
    expect(traced.has('ecoute')).toBe(false)
  })
})
