import { expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { buildHomePage } from '../site/home-page.ts'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { buildWithdrawnPage } from '../site/withdrawn-page.ts'
import { buildItemFeed } from './atom/build-feeds.ts'
import { buildPlanData } from './data/plan-data.ts'

it('words that were withheld show nowhere once their item has left the plan', async () => {
  const forge = await createTestForge()
  const hidden = await forge.propose([{ type: 'add', item: 'insulte', kind: 'action', parent: 'recit', after: 'lieux', title: 'Une insulte', body: 'Une injure de plus.\n' }])
  await forge.decide({ contribution: hidden, outcome: 'accepted' })
  await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'insulte' }]), outcome: 'accepted' })
  const tell = async (): Promise<string[]> => {
    const site = await createTestSite(forge)
    const told = [buildWithdrawnPage(site, 'insulte'), buildPlanData(site).withdrawn, buildItemFeed(site, 'action', 'insulte').title, buildHomePage(site)]
    return told.map((each) => JSON.stringify(each))
  }
  for (const each of await tell()) expect(each).toMatch(/Une in(?:sulte|jure)/)
  await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'diffamation' })
  for (const each of await tell()) expect(each).not.toMatch(/Une in(?:sulte|jure)/)
})
