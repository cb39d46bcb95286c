import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportsDictionaries } from '../i18n/exports.ts'
import { datasetNames, datasets } from './data/datasets.ts'
import { buildOpenDataPage } from './open-data-page.ts'
import { schemas } from './schemas.ts'
import { useExportSite } from './testing/create-export-site.ts'

describe('buildOpenDataPage', () => {
  it('documents every file that is made, and no other', async () => {
    const { moved } = await useExportSite()
    const page = buildOpenDataPage(moved)
    const told = [...page.tables.flatMap(({ json, csv, schema }) => [json, csv, schema]), page.prov.plan, page.prov.schema].map(({ href }) => href.replace('/p/donnees/', '')).sort()
    const made = [...datasetNames.flatMap((name) => [`${name}.json`, `${name}.csv`]), ...[...schemas.keys()].map((name) => `schemas/${name}.schema.json`), 'prov.json'].sort()
    expect(told).toEqual(made)
    const endpoints = readdirSync(join(import.meta.dirname, '../pages/donnees'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort()
    expect(endpoints).toEqual(['[name].csv.ts', '[name].json.ts', 'prov.json.ts', 'schemas/[name].schema.json.ts'])
  })

  it('explains every column, and says that no licence is stated', async () => {
    const { site } = await useExportSite()
    const { tables, licence, feedExample, verify } = buildOpenDataPage(site)
    for (const { columns } of tables) for (const { meaning } of columns) expect(meaning).not.toBe('')
    expect(licence.join(' ')).toContain('n’est pas précisée')
    expect(feedExample).toBe('/actions/lieux.xml')
    expect(verify).toBeNull()
  })

  it('has a text for each column in every language, and none besides', () => {
    const columns = new Set(datasetNames.flatMap((name) => datasets[name].columns.map((column) => `column.${column}`)))
    for (const dictionary of Object.values(exportsDictionaries)) expect(Object.keys(dictionary).filter((key) => key.startsWith('column.')).sort()).toEqual([...columns].sort())
  })
})
