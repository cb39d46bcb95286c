import { describe, expect, it } from 'vitest'
import { createTestForge, proposer } from '../testing/create-test-forge.ts'
import { rowOf } from './proposal-rows.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('rowOf', () => {
  it('says where an idea came into the plan, and what a proposal is about', async () => {
    const forge = await createTestForge()
    const idea = forge.nextId()
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-02T00:00:00Z', by: proposer, draft: { kind: 'idea', id: idea, person: proposer, text: 'Un grand merci et un grand bravo.' } })
    const waiting = await createTestSite(forge)
    expect(rowOf(waiting, waiting.state.contributions.get(idea)!).about).toBe('sans place pour l’instant')
    await forge.decide({ contribution: idea, outcome: 'accepted-with-changes', reason: 'Oui.', changes: [{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Faire des fêtes.\n' }] })
    const amendment = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    await forge.decide({ contribution: amendment, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const about = (id: string): string => rowOf(site, site.state.contributions.get(id)!).about
    expect([about(idea), about(amendment)]).toEqual(['→\u00a0Action 2', 'Action 3'])
  })
})
