import { expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { buildContributionPage } from '../site/contribution-page.ts'
import { buildFormerNumbers } from '../site/former-numbers-page.ts'
import { buildHomePage } from '../site/home-page.ts'
import { buildNumberPage } from '../site/number-page.ts'
import { listSearchFacets } from '../site/search-facets.ts'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { buildWithdrawnPage } from '../site/withdrawn-page.ts'
import { buildItemFeed } from './atom/build-feeds.ts'
import { buildConcordanceData } from './data/concordance-data.ts'
import { buildPlanData } from './data/plan-data.ts'

it('words that were withheld show nowhere once their item has left the plan', async () => {
  const forge = await createTestForge()
  const hidden = await forge.propose([{ type: 'add', item: 'vilain', kind: 'action', parent: 'recit', after: 'lieux', title: 'Une insulte', body: 'Une injure de plus.\n' }])
  await forge.decide({ contribution: hidden, outcome: 'accepted' })
  const removal = await forge.propose([{ type: 'remove', item: 'vilain' }])
  await forge.decide({ contribution: removal, outcome: 'accepted' })
  const tell = async (): Promise<string[]> => {
    const site = await createTestSite(forge)
    const { changes } = buildContributionPage(site, site.state.contributions.get(removal)!)
    const pages = [buildWithdrawnPage(site, 'vilain'), buildHomePage(site), buildNumberPage(site, 'action', 2), buildFormerNumbers(site), changes, listSearchFacets(site)]
    return [...pages, buildConcordanceData(site), buildPlanData(site), buildItemFeed(site, 'action', 'vilain')].map((each) => JSON.stringify(each))
  }
  for (const each of await tell()) expect(each).toMatch(/insulte|injure/)
  await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'Motif.' })
  for (const each of await tell()) expect(each).not.toMatch(/insulte|injure/)
})
