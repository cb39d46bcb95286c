import { describe, expect, it } from 'vitest'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import type { PlanData } from './data/plan-data.ts'
import { listDocuments } from './list-documents.ts'
import { secret, useExportSite } from './testing/create-export-site.ts'

describe('listDocuments', () => {
  it('has a feed for the plan, each axis, action and proposal, and provenance for each item', async () => {
    const { site, moved, accepted, idea, comment } = await useExportSite()
    const paths = [...listDocuments(site)].map(({ path }) => path)
    for (const path of ['journal.xml', 'axes/se-relier.xml', 'actions/radio.xml', `contributions/${accepted}.xml`, `contributions/${idea}.xml`, 'axes/se-relier.prov.json', 'objectifs/recit.prov.json', 'actions/radio.prov.json']) expect(paths).toContain(path)
    expect(paths).not.toContain(`contributions/${comment}.xml`)
    expect(new Set(paths).size).toBe(paths.length)
    expect([...listDocuments(moved)].map(({ path }) => path).filter((path) => path !== 'sitemap.xml')).toEqual(paths)
  })

  it('says in no document what was withheld, and is the same bytes for the same inputs', async () => {
    const { site, again } = await useExportSite()
    const documents = [...listDocuments(site)]
    expect(documents.filter(({ text }) => text.includes(secret))).toEqual([])
    expect([...listDocuments(again)]).toEqual(documents)
  })

  it('tells the history of items whose file bears no id, or another’s, under the ids that they are given', async () => {
    const forge = await createTestForge()
    const action = (body: string): string => `---\nparent: recit\norder: 50\n---\n${body}\n`
    await forge.repository.commit({ 'content/actions/Été.md': action('Fêter.'), 'content/actions/recit.md': action('Raconter.'), 'content/actions/plan.md': action('Prévoir.') }, { at: '2026-02-01T00:00:00Z' })
    const edited = await forge.repository.commit({ 'content/actions/Été.md': action('Fêter l’été.') }, { at: '2026-02-02T00:00:00Z' })
    const documents = new Map([...listDocuments(await createTestSite(forge))].map(({ path, text }) => [path, text]))
    const { items } = JSON.parse(documents.get('donnees/plan.json')!) as PlanData
    expect(items.slice(-3).map(({ id, commit, text }) => [id, commit === edited, text])).toEqual([['action-ete', true, 'Fêter l’été.'], ['action-plan', false, 'Prévoir.'], ['action-recit', false, 'Raconter.']])
    expect(Object.keys(JSON.parse(documents.get('actions/action-ete.prov.json')!).entity)).toHaveLength(3)
    expect(Object.keys(JSON.parse(documents.get('objectifs/recit.prov.json')!).entity)).toHaveLength(2)
  })
})
