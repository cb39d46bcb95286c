import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { listSearchFacets } from './search-facets.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('listSearchFacets', () => {
  it('places a proposal under the axis and objective of its items, with its answer, its person and its years', async () => {
    const forge = await createTestForge()
    const declined = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    await forge.decide({ contribution: declined, outcome: 'declined', reason: 'Non.' })
    const site = await createTestSite(forge, { base: '/collectif/' })
    const { documents, facets } = listSearchFacets(site)
    const medias = site.state.plan.items.get('medias')!
    const row = documents.find(({ path }) => path === `contributions/${declined}/`)!
    expect(row.kind).toBe('proposal')
    expect(row.facets.objective).toEqual([medias.parent])
    expect(row.facets.status).toEqual(['declined'])
    expect(row.facets.person).toEqual([site.state.contributions.get(declined)!.person])
    expect(row.facets.year!.every((year) => /^\d{4}$/.test(year))).toBe(true)
    expect(facets.status).toContainEqual(['declined', 'non retenue'])
    expect(facets.axis.map(([id]) => id)).toContain(row.facets.axis![0])
  })

  it('keeps an item that left the plan, with the numbers that it had', async () => {
    const forge = await createTestForge()
    const removal = await forge.propose([{ type: 'remove', item: 'medias' }])
    await forge.decide({ contribution: removal, outcome: 'accepted' })
    const { documents, numbers } = listSearchFacets(await createTestSite(forge))
    expect(documents.find(({ path }) => path === 'actions/medias/')).toMatchObject({ facets: { status: ['removed'] }, title: expect.stringMatching(/n’est plus dans le plan/) })
    expect(Object.values(numbers.find(({ level }) => level === 'action')!.bearers).some((bearers) => bearers.some(([path, , when]) => path === 'actions/medias/' && /n’est plus dans le plan/.test(when)))).toBe(true)
  })
})
