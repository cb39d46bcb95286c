import { describe, expect, it } from 'vitest'
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
})
