import { expect, it } from 'vitest'
import { createTestForge, proposer } from '../testing/create-test-forge.ts'
import { listDiscussions } from './discussions-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

it('names what left the plan by its last words, and leads to the page that stands for it', async () => {
  const forge = await createTestForge()
  const about = { item: 'ecoute' }
  const id = forge.nextId()
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft: { kind: 'comment', id, person: proposer, text: 'Et comment ?', about } })
  expect(listDiscussions(await createTestSite(forge))).toMatchObject([{ id: 'ecoute', label: 'Action 3\u00a0: Écouter les territoires', href: '/actions/ecoute/' }])
  await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'ecoute' }]), outcome: 'accepted' })
  expect(listDiscussions(await createTestSite(forge))).toMatchObject([{ id: 'ecoute', label: '«\u202fÉcouter les territoires\u202f» (n’est plus dans le plan)', href: '/actions/ecoute/' }])
})
