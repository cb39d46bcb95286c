import { describe, expect, it } from 'vitest'
import { createTestForge, type TestForge } from '../testing/create-test-forge.ts'
import { buildComparisonPage, linkComparisons, linkItemComparisons, listComparisons } from './comparison-page.ts'
import { editionOfVersion } from './plan-edition.ts'
import { createTestSite } from './testing/create-test-site.ts'
import { buildVersionPage } from './versions-page.ts'

const plain = (html: string | null): string => (html ?? '').replace(/<[^>]+>/g, '')

/** A plan whose first state has a name, then one action reworded, one added before the others, and one taken out. */
async function createChangedPlan(): Promise<TestForge> {
  const forge = await createTestForge()
  const first = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
  await forge.deliver(forge.batch([{ contribution: first, outcome: 'accepted' }], { id: 'premiere', title: 'Première version' }))
  for (const change of [
    { type: 'revise' as const, item: 'lieux', body: 'Travailler avec **ces lieux**.\nLes faire vivre par des fêtes.\n' },
    { type: 'add' as const, item: 'fetes', kind: 'action' as const, parent: 'recit', after: null, body: 'Faire des fêtes.\n' },
    { type: 'remove' as const, item: 'ecoute' },
  ]) await forge.decide({ contribution: await forge.propose([change]), outcome: 'accepted' })
  return forge
}

describe('comparing a named version with today', () => {
  it('tells each change in words and shows it, in the order of today; what only changed number is counted', async () => {
    const site = await createTestSite(await createChangedPlan())
    const { changes, same, renumbered } = buildComparisonPage(site, site.state.plan.versions[0]!, null)
    expect(changes.map(({ item: { label, href }, told }) => [label, href, told])).toEqual([
      ['Action 1\u00a0: Faire des fêtes', '/actions/fetes/', ['Action 1 ajoutée\u00a0: «\u202fFaire des fêtes\u202f»']],
      ['Action 2\u00a0: Travailler avec ces lieux (c’était Action 1)', '/actions/lieux/', ['Remplace «\u202frayonner\u202f» par «\u202fvivre\u202f»']],
      ['Action 3\u00a0: Écouter les territoires', '/actions/ecoute/', ['Action retirée\u00a0: «\u202fÉcouter les territoires\u202f»']],
    ])
    expect(plain(changes[1]!.diffHtml)).toMatch(/Travailler avec ces lieux\. Les faire .*rayonner.*vivre.* par des fêtes\./)
    expect([same, renumbered]).toEqual([4, 1])
    expect(changes.map(({ item: { anchor } }) => anchor)).toEqual(['fetes', 'lieux', 'ecoute'])
    expect(['lieux', 'ecoute', 'medias'].map((item) => linkItemComparisons(site, item).map(({ href }) => href))).toEqual([['/versions/premiere/comparer/#lieux'], ['/versions/premiere/comparer/#ecoute'], []])
  })

  it('has the text of then, whatever became of it', async () => {
    const site = await createTestSite(await createChangedPlan())
    const { items } = editionOfVersion(site, site.state.plan.versions[0]!)
    expect(items.map(({ id, number, body }) => [id, number, body])).toEqual([
      ['se-relier', 1, 'Nous relier.'],
      ['recit', 1, 'Écrire un récit commun.'],
      ['lieux', 1, 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.'],
      ['medias', 2, 'Créer un média.'],
      ['ecoute', 3, 'Écouter les territoires.'],
    ])
  })

  it('compares the introductions first, and not with a version that was named without one', async () => {
    const forge = await createChangedPlan()
    const { introduction } = (await forge.state()).plan
    const changed = await forge.propose([{ type: 'revise', item: 'plan', title: 'Notre plan', body: `${introduction.trimEnd()}\nNous y tenons.\n` }])
    await forge.decide({ contribution: changed, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const [version] = site.state.plan.versions
    expect(editionOfVersion(site, version!).introduction).toEqual({ id: 'plan', title: 'Plan', body: introduction.trimEnd() })
    const { changes, same } = buildComparisonPage(site, version!, null)
    expect(changes[0]!.item).toEqual({ label: 'Introduction du plan', href: '/plan/', anchor: 'plan' })
    expect(changes[0]!.told).toEqual([expect.stringContaining('Notre'), expect.stringContaining('Nous y tenons.')])
    expect(plain(changes[0]!.diffHtml)).toContain('Nous y tenons.')
    expect(same).toBe(3)
    expect(linkItemComparisons(site, 'plan').map(({ href }) => href)).toEqual(['/versions/premiere/comparer/#plan'])

    const { introduction: _, ...without } = version!
    expect(buildComparisonPage(site, without, null).changes.map(({ item }) => item.anchor)).toEqual(['fetes', 'lieux', 'ecoute'])
  })

  it('says where the repository no longer holds the text', async () => {
    const site = await createTestSite(await createChangedPlan())
    const [version] = site.state.plan.versions
    const lost = { ...version!, table: version!.table.map((row) => ({ ...row, blob: '0'.repeat(40) })) }
    const { changes } = buildComparisonPage(site, lost, null)
    expect(changes.find(({ item }) => item.label.startsWith('Action 2'))!.told).toEqual(['Ce dépôt n’a plus le texte de cette version.'])
  })

  it('never shows withheld words that the plan no longer has', async () => {
    const forge = await createChangedPlan()
    const hidden = await forge.propose([{ type: 'revise', item: 'medias', title: 'Un gros mot', body: 'Une insulte.\n' }])
    await forge.deliver(forge.batch([{ contribution: hidden, outcome: 'accepted' }], { id: 'abimee', title: 'Version abîmée' }))
    const mended = await forge.propose([{ type: 'revise', item: 'medias', title: 'Médias', body: 'Créer un média.\n' }])
    await forge.decide({ contribution: mended, outcome: 'accepted' })
    const compare = async () => {
      const site = await createTestSite(forge)
      const version = site.state.plan.versions[1]!
      return JSON.stringify([buildComparisonPage(site, version, null).changes, buildVersionPage(site, version).rows])
    }
    for (const words of ['insulte', 'gros mot']) expect(await compare()).toContain(words)
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    for (const words of ['insulte', 'gros mot']) expect(await compare()).not.toContain(words)
  })
})

describe('comparisons that have a page', () => {
  it('are each version with today, and each pair of versions once', async () => {
    const forge = await createChangedPlan()
    const again = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    await forge.deliver(forge.batch([{ contribution: again, outcome: 'accepted' }], { id: 'seconde', title: 'Seconde version' }))
    const site = await createTestSite(forge)
    const [one, two] = site.state.plan.versions
    expect(listComparisons(site.state.plan.versions)).toEqual([{ before: one, after: two }])
    expect(linkComparisons(site, two!).map(({ href }) => href)).toEqual(['/versions/seconde/comparer/', '/versions/premiere/comparer/seconde/'])
    expect(buildComparisonPage(site, one!, two!).changes).toHaveLength(4)
  })
})
