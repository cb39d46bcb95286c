import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { listBeside } from './beside-sentences.ts'
import { buildItemPage } from './item-page.ts'
import { sentenceId } from './sentence-id.ts'
import { captureReads } from './testing/capture-reads.ts'
import { createTestSite } from './testing/create-test-site.ts'

async function revise(forge: TestForge, changes: Record<string, string>, outcome: 'accepted' | 'declined' = 'accepted'): Promise<string> {
  const contribution = await forge.propose(Object.entries(changes).map(([item, body]) => ({ type: 'revise' as const, item, body })))
  await forge.decide({ contribution, outcome, reason: 'Voilà.' })
  return contribution
}

async function besideIn(forge: TestForge, item: string) {
  const site = await createTestSite(forge)
  return buildItemPage(site, site.state.plan.items.get(item)!).blocks.map((block) => block.beside)
}

const link = (number: number, contribution: string) => ({ label: `N°\u00a0${number}, non retenue`, href: `/contributions/${contribution}/` })
const own = 'Fravailler avec ces lieux.'
const rayonner = 'Les faire rayonner par des fêtes.'

describe('a proposal that was not kept', () => {
  it('is beside the sentence that it would have changed', async () => {
    const forge = await createTestForge()
    const declined = await revise(forge, { lieux: `${own}\nLes faire rayonner par des bals.\n` }, 'declined')
    expect(await besideIn(forge, 'lieux')).toEqual([[link(1, declined)]])
  })

  it('is beside each sentence that it would have changed, at most five, and once beside a block', async () => {
    const forge = await createTestForge()
    const texts = ['Un four.', 'Deux caves.', 'Trois cours.', 'Quatre granges.', 'Cinq serres.', 'Six bancs.']
    const body = (some: string[]): string => `${some.slice(0, 2).join('\n')}\n\n${some.slice(2).join('\n\n')}\n`
    await revise(forge, { lieux: body(texts) })
    const declined = await revise(forge, { lieux: body(texts.map((text) => text.replace('.', ' en plus.'))) }, 'declined')
    expect(await besideIn(forge, 'lieux')).toEqual([...[1, 2, 3, 4].map(() => [link(2, declined)]), []])
  })

  it('is beside the sentences after which it would have added words', async () => {
    const forge = await createTestForge()
    await revise(forge, { lieux: `${own}\n\n${rayonner}\n` })
    const declined = await revise(forge, { lieux: `${own}\nEt avec d’autres.\nEt encore.\n\n${rayonner}\nEt des bals.\n` }, 'declined')
    const site = await createTestSite(forge)
    expect(listBeside(site, 'lieux')).toEqual(['fravailler avec ces lieux', 'les faire rayonner par des fêtes'].map((key) => ({ sentence: sentenceId('lieux', key), ...link(2, declined) })))
  })

  it('is beside them wherever they stand today, reworded or not, also once the action left', async () => {
    const forge = await createTestForge()
    const declined = await revise(forge, { lieux: 'Rien.\n' }, 'declined')
    await revise(forge, { lieux: `${own}\n`, medias: `Créer un média.\n\n${rayonner}\n` })
    expect([await besideIn(forge, 'lieux'), await besideIn(forge, 'medias')]).toEqual([[[link(1, declined)]], [[], [link(1, declined)]]])
    await revise(forge, { medias: 'Créer un média.\n\nLes faire rayonner par de grandes fêtes.\n' })
    expect(await besideIn(forge, 'medias')).toEqual([[], [link(1, declined)]])
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'lieux' }]), outcome: 'accepted' })
    expect(await besideIn(forge, 'medias')).toEqual([[], [link(1, declined)]])
  })

  it('is read by the page of the item that took its sentence, and by no other', async () => {
    const forge = await createTestForge()
    const pending = await forge.propose([{ type: 'revise', item: 'lieux', body: `${own}\nLes faire rayonner par des bals.\n` }])
    await revise(forge, { lieux: `${own}\n`, medias: `Créer un média.\n\n${rayonner}\n` })
    const [there, elsewhere] = [await captureReads(forge, (site) => listBeside(site, 'medias')), await captureReads(forge, (site) => listBeside(site, 'ecoute'))]
    await forge.decide({ contribution: pending, outcome: 'declined', reason: 'Non.' })
    expect(await besideIn(forge, 'medias')).toEqual([[], [link(1, pending)]])
    expect([await there(), await elsewhere()]).toEqual([1, 0])
  })
})
