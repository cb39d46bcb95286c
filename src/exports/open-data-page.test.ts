import { describe, expect, it } from 'vitest'
import { exportsDictionaries } from '../i18n/exports.ts'
import { datasetNames, datasets } from './data/datasets.ts'
import { listDocuments } from './list-documents.ts'
import { buildOpenDataPage } from './open-data-page.ts'
import { useExportSite } from './testing/create-export-site.ts'

describe('buildOpenDataPage', () => {
  it('documents every file that is made, and no other', async () => {
    const { moved } = await useExportSite()
    const page = buildOpenDataPage(moved)
    const told = [...page.tables.flatMap(({ json, csv, schema }) => [json, csv, schema]), page.prov.plan, page.prov.schema].map(({ href }) => href.replace('/p/donnees/', '')).sort()
    const made = [...listDocuments(moved)].map(({ path }) => path)
    expect(told).toEqual(made.flatMap((path) => (path.startsWith('donnees/') ? [path.slice('donnees/'.length)] : [])).sort())
    for (const { href } of page.feeds) expect(made).toContain(href.replace('/p/', ''))
    expect(made).toContain(page.feedExample.replace('/p/', ''))
    expect(made).toContain(page.provExample.replace('/p/', ''))
  })

  it('explains every column, and says that no licence is stated', async () => {
    const { site } = await useExportSite()
    const { tables, licence, feedExample, verify } = buildOpenDataPage(site)
    for (const { columns } of tables) for (const { meaning } of columns) expect(meaning).not.toBe('')
    expect(licence.join(' ')).toContain('n’est pas précisée')
    expect(feedExample).toBe('/actions/lieux.xml')
    expect(verify).toBe('/verifier/')
  })

  it('states the licence where the host gives one', async () => {
    const { site } = await useExportSite()
    const licensed = { ...site, state: { ...site.state, plan: { ...site.state.plan, fields: { ...site.state.plan.fields, licence: 'CC-BY-SA-4.0' } } } }
    expect(buildOpenDataPage(licensed).licence.join(' ')).toContain('CC-BY-SA-4.0')
    for (const name of datasetNames) expect(JSON.parse(datasets[name].json(licensed)).licence).toBe('CC-BY-SA-4.0')
  })

  it('has a text for each column in every language, and none besides', () => {
    const columns = new Set(datasetNames.flatMap((name) => datasets[name].columns.map((column) => `column.${column}`)))
    for (const dictionary of Object.values(exportsDictionaries)) expect(Object.keys(dictionary).filter((key) => key.startsWith('column.')).sort()).toEqual([...columns].sort())
  })
})
