import { describe, expect, it } from 'vitest'
import { createMemoryForge } from '../testing/create-memory-forge.ts'
import { smallPlan, useForge } from '../testing/create-test-forge.ts'
import type { ForgeAtHand } from '../testing/create-test-forge.ts'
import { buildItemHistoryPage } from './item-history-page.ts'
import { buildStatePairPage, listStatePairNames, listStatePairPages } from './state-pair-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

/** Decides that an item reads so; gives the proposal. */
async function write(forge: ForgeAtHand, item: string, body: string): Promise<string> {
  const contribution = await forge.propose([{ type: 'revise', item, body: `${body}\n` }])
  await forge.decide({ contribution, outcome: 'accepted', reason: 'Oui.' })
  return contribution
}

async function writeAll(forge: ForgeAtHand, ...bodies: string[]): Promise<void> {
  for (const body of bodies) await write(forge, 'medias', body)
}

describe('two texts that an item had', () => {
  it('are compared where its history does not do so already', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await writeAll(forge, 'Créer un média local.', 'Créer une radio locale.', 'Créer une radio libre.', 'Créer une radio libre et locale.')
    const site = await createTestSite(forge)
    expect(listStatePairPages(site, 'action')).toEqual(['1-3', '1-4', '2-4'].map((pair) => ({ params: { id: 'medias', pair } })))

    const page = buildStatePairPage(site, 'medias', '2-4')
    expect([page.before, page.after]).toEqual(['Texte du 2 janvier 2026 (proposition n°\u00a01)', 'Texte du 2 janvier 2026 (proposition n°\u00a03)'])
    expect(page.told).toEqual(['Remplace «\u202fun média local\u202f» par «\u202fune radio libre\u202f»'])
    expect(page.diffHtml).toMatch(/Créer .*<del>.*<ins>/)
    expect(page.steps.map(({ title, href, roles }) => [title, href, roles.length])).toEqual([
      ['Texte du 2 janvier 2026 (proposition n°\u00a02)', '/actions/medias/histoire/#e3', 2],
      ['Texte du 2 janvier 2026 (proposition n°\u00a03)', '/actions/medias/histoire/#e4', 2],
    ])

    const { steps } = buildItemHistoryPage(site, 'medias')
    expect(steps.map(({ id, earlier }) => [id, earlier.map(({ href }) => href)])).toEqual([
      ['e5', []],
      ['e4', ['/actions/medias/histoire/2-4/', '/actions/medias/histoire/1-4/']],
      ['e3', ['/actions/medias/histoire/1-3/']],
      ['e2', []],
      ['e1', []],
    ])
    expect(steps[2]!.earlier[0]!.title).toBe('Texte du 1er janvier 2026')
  })

  it('have no page where it had three texts or fewer', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await writeAll(forge, 'Créer un média local.', 'Créer une radio locale.')
    const site = await createTestSite(forge)
    expect(listStatePairPages(site, 'action')).toEqual([])
    expect(buildItemHistoryPage(site, 'medias').steps.flatMap(({ earlier }) => earlier)).toEqual([])
  })

  it('may be of an item that left the plan, and of the introduction', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await writeAll(forge, 'Créer un média local.', 'Créer une radio locale.')
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'medias' }]), outcome: 'accepted' })
    for (const body of ['Un.', 'Un, deux.', 'Un, deux, trois.']) await write(forge, 'plan', body)
    const site = await createTestSite(forge)
    expect(listStatePairPages(site, 'action')).toEqual([{ params: { id: 'medias', pair: '1-3' } }])
    expect(buildStatePairPage(site, 'medias', '1-3').name).toBe('Créer une radio locale')
    expect(listStatePairNames(site, 'plan')).toEqual(['1-3'])
    expect(buildStatePairPage(site, 'plan', '1-3').history).toBe('/plan/histoire/')
  })

  it('are never compared where one holds words that were withheld', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    const hidden = await write(forge, 'medias', 'Une insulte.')
    await writeAll(forge, 'Créer une radio locale.', 'Créer une radio libre.', 'Créer une radio libre et locale.')
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    const site = await createTestSite(forge)
    expect(listStatePairNames(site, 'medias')).toEqual(['1-3', '1-4'])
    expect(JSON.stringify([buildStatePairPage(site, 'medias', '1-3'), buildStatePairPage(site, 'medias', '1-4')])).not.toContain('insulte')
  })

  it('are never compared where one had a title that was withheld', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    const hidden = await forge.propose([{ type: 'revise', item: 'medias', title: 'Une insulte' }])
    await forge.decide({ contribution: hidden, outcome: 'accepted', reason: 'Oui.' })
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', title: 'Médias' }]), outcome: 'accepted', reason: 'Oui.' })
    await writeAll(forge, 'Créer une radio locale.', 'Créer une radio libre.')
    const titles = async (): Promise<boolean> => JSON.stringify(buildItemHistoryPage(await createTestSite(forge), 'medias')).includes('insulte')
    expect(await titles()).toBe(true)
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    expect(listStatePairNames(await createTestSite(forge), 'medias')).toEqual(['1-3', '1-4'])
    expect(await titles()).toBe(false)
  })

  it('are among its latest twelve', async () => {
    const forge = useForge(createMemoryForge(smallPlan))
    await writeAll(forge, ...Array.from({ length: 13 }, (_, count) => `Créer ${count + 2} radios.`))
    const names = listStatePairNames(await createTestSite(forge), 'medias')
    expect([names[0], names.at(-1), names.length]).toEqual(['3-5', '11-13', 45])
  })
})
