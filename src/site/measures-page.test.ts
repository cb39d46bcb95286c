import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { buildMeasuresPage } from './measures-page.ts'
import { measures } from './measures.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('buildMeasuresPage', () => {
  it('tells the figures that were kept, in the site’s language', async () => {
    const site = await createTestSite(await createTestForge())
    const page = buildMeasuresPage(site, { ...measures, at: '2026-01-02', pages: [{ kind: 'accueil', requests: 4, bytes: 10_059, scriptBytes: 996, elements: 171, ecoindex: 89.3 }], lighthouse: { at: '2026-01-03', version: '13', runs: 3, scores: [{ kind: 'accueil', performance: 100, accessibility: 100, bestPractices: 100, seo: 98 }] } })
    expect(page.date).toBe('2 janvier 2026')
    expect(page.weights).toEqual([{ name: 'accueil', cells: ['4', '10,1 ko', '1 ko', '171', '89,3'] }])
    expect(page.lighthouse?.rows).toEqual([{ name: 'accueil', cells: ['100', '100', '100', '98'] }])
    expect(page.lighthouse?.what).toContain('3 janvier 2026')
  })

  it('says nothing that was not measured', async () => {
    const site = await createTestSite(await createTestForge())
    const none = { ...measures, pages: [], lighthouse: null, copy: { files: 0, sent: 0, kept: 0 }, accessibility: { ...measures.accessibility, pages: 0 } }
    expect(buildMeasuresPage(site, none)).toMatchObject({ weights: [], copy: null, lighthouse: null, accessibility: null })
  })

  it('counts the faults that were found', async () => {
    const site = await createTestSite(await createTestForge())
    const withFaults = (faults: number) => buildMeasuresPage(site, { ...measures, accessibility: { ...measures.accessibility, faults } }).accessibility?.faults
    expect([withFaults(0), withFaults(1), withFaults(2)]).toEqual(['Aucun défaut n’a été trouvé.', '1 défaut a été trouvé.', '2 défauts ont été trouvés.'])
  })
})
