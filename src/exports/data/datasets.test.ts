import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { createTestSite } from '../../site/testing/create-test-site.ts'
import { createTestForge } from '../../testing/create-test-forge.ts'
import { useExportSite, secret } from '../testing/create-export-site.ts'
import { datasetNames, datasets } from './datasets.ts'

/** Cells of CSV, quoted or not. `format-csv.test.ts` reads it strictly. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('datasets', () => {
  it('are valid against their published schemas', async () => {
    const { site: plain, moved } = await useExportSite()
    const ajv = new Ajv2020({ validateFormats: false })
    for (const site of [plain, moved]) {
      for (const name of datasetNames) {
        const validate = ajv.compile(JSON.parse(datasets[name].schema()) as object)
        expect(validate(JSON.parse(datasets[name].json(site))), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true)
      }
    }
  })

  it('have a schema that refuses what is not in the format', async () => {
    const { site } = await useExportSite()
    const validate = new Ajv2020({ validateFormats: false }).compile(JSON.parse(datasets.plan.schema()) as object)
    const plan = JSON.parse(datasets.plan.json(site)) as { items: { number: unknown }[] }
    plan.items[0]!.number = 'un'
    expect(validate(plan)).toBe(false)
  })

  it('hold the plan, each proposal, each decision and each number', async () => {
    const { site, accepted, rewritten } = await useExportSite()
    const plan = JSON.parse(datasets.plan.json(site))
    expect(plan.items.map(({ id, number }: { id: string; number: number }) => [id, number])).toEqual([['se-relier', 1], ['recit', 1], ['lieux', 1], ['radio', 2], ['medias', 3], ['ecoute', 4]])
    expect(plan.items[2]).toMatchObject({ parent: 'recit', text: 'Travailler avec ces lieux. Les faire rayonner par des fêtes.', page: '/actions/lieux/', commit: site.state.contributions.get(accepted)!.decision!.commits[0] })
    const { proposals } = JSON.parse(datasets.propositions.json(site))
    expect(proposals.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted-with-changes', 'declined', 'accepted', 'pending', 'pending'])
    expect(proposals[5]).toMatchObject({ kind: 'idea', text: '+1, et des haies ?', items: ['recit'] })
    const { decisions } = JSON.parse(datasets.decisions.json(site))
    expect(decisions[1]).toMatchObject({ contribution: rewritten, by: { name: 'Ève & Ada' }, leftOpen: 'Le budget devra être discuté.', leftOut: [{ text: 'dans chaque village', why: '-trop loin' }], landed: [{ item: 'radio', kind: 'action', number: 2 }], standing: true })
    const { numbers } = JSON.parse(datasets['anciens-numeros'].json(site))
    expect(numbers.filter(({ item }: { item: string }) => item === 'medias').map(({ number, until }: { number: number; until: unknown }) => [number, until === null])).toEqual([[2, false], [3, true]])
  })

  it('name items by ids that the plan has, and lead from those that left to what took their text', async () => {
    const forge = await createTestForge()
    const add = { type: 'add', item: 'jardin', kind: 'action', parent: 'recit', after: null, body: 'Planter des haies.\n' } as const
    const contribution = await forge.propose([{ type: 'revise', item: 'recit', body: 'Écrire un beau récit commun.\n' }, add])
    const itemsOf = async (): Promise<unknown> => JSON.parse(datasets.propositions.json(await createTestSite(forge))).proposals[0].items
    expect(await itemsOf()).toEqual(['recit', 'jardin'])
    await forge.decide({ contribution, outcome: 'accepted-with-changes', changes: [{ ...add, item: 'le-jardin' }] })
    expect(await itemsOf()).toEqual(['recit', 'le-jardin'])
    await forge.repository.commit({ 'content/actions/le-jardin.md': null, 'content/actions/haies.md': '---\nparent: recit\norder: 5\n---\nPlanter des haies.\n' }, { at: '2026-02-01T00:00:00Z' })
    expect(JSON.parse(datasets.plan.json(await createTestSite(forge))).withdrawn).toMatchObject([{ id: 'le-jardin', into: 'haies' }])
  })

  it('give tables that RFC 4180 readers take, with the columns that are announced', async () => {
    const { site } = await useExportSite()
    for (const name of datasetNames) {
      const [header, ...rows] = parseCsv(datasets[name].csv(site))
      expect(header).toEqual(datasets[name].columns)
      const list = Object.values(JSON.parse(datasets[name].json(site)) as object).findLast((value) => Array.isArray(value) && value.length > 0)
      expect(rows).toHaveLength(list.length)
      for (const row of rows) expect(row).toHaveLength(header!.length)
    }
  })

  it('put an apostrophe before what a spreadsheet would take for a formula, and leave the JSON as written', async () => {
    const { site } = await useExportSite()
    const cells = datasetNames.flatMap((name) => parseCsv(datasets[name].csv(site)).flat())
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells).toContain('\'=SOMME(A1:A9) & <b>« une faute »</b>')
    expect(cells).toContain('\'+1, et des haies ?')
    expect(cells.some((cell) => cell.startsWith('\'@tous'))).toBe(true)
    expect(datasets.propositions.json(site)).toContain('"+1, et des haies ?"')
  })

  it('say nothing of what was withheld but that it was, and why', async () => {
    const { site, withheld } = await useExportSite()
    for (const name of datasetNames) for (const text of [datasets[name].json(site), datasets[name].csv(site)]) expect(text).not.toContain(secret)
    const { proposals } = JSON.parse(datasets.propositions.json(site))
    expect(proposals[4]).toMatchObject({ status: 'pending', changes: [{ type: 'revise', item: 'medias' }] })
    expect(proposals.find(({ id }: { id: string }) => id === withheld)).toMatchObject({ changes: [], rationale: null, withheld: { reason: 'Données personnelles.' } })
  })

  it('are the same bytes for the same inputs', async () => {
    const { site, again } = await useExportSite()
    for (const name of datasetNames) expect([datasets[name].json(again), datasets[name].csv(again)]).toEqual([datasets[name].json(site), datasets[name].csv(site)])
  })
})
