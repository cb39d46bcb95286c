import { describe, expect, it } from 'vitest'
import type { Change } from '../domain/amendment.ts'
import { createTestForge, proposer } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { headPlanChange } from './head-plan-change.ts'
import { createTestSite } from './testing/create-test-site.ts'

const fetes: Change = { type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', title: 'Des fêtes', body: 'Faire des fêtes.\n' }

async function headOf(forge: TestForge, contribution: string): Promise<string | null> {
  const site = await createTestSite(forge)
  return headPlanChange(site, site.state.events.findLast((event) => event.contribution === contribution)!)
}

async function submitIdea(forge: TestForge, text: string): Promise<string> {
  const id = forge.nextId()
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-02T00:00:00Z', by: proposer, draft: { kind: 'idea', id, person: proposer, text } })
  return id
}

describe('headPlanChange', () => {
  it('names what an idea put into the plan, by its number of today, whatever the idea began with', async () => {
    const forge = await createTestForge()
    const contribution = await submitIdea(forge, 'Un grand merci et un grand bravo pour ce plan.')
    await forge.decide({ contribution, outcome: 'accepted-with-changes', reason: 'Oui.', changes: [fetes] })
    expect(await headOf(forge, contribution)).toBe('Action 2 ajoutée\u00a0: «\u202fDes fêtes\u202f»')
  })

  it('names what left the plan', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'remove', item: 'medias' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    expect(await headOf(forge, contribution)).toBe('Action retirée\u00a0: «\u202fCréer un média\u202f»')
  })

  it('says the words that were decided, not those that were proposed', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer dix médias.\n' }])
    await forge.decide({ contribution, outcome: 'accepted-with-changes', reason: 'Moins.', changes: [{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }] })
    expect(await headOf(forge, contribution)).toBe('Remplace «\u202fun média\u202f» par «\u202fdeux médias\u202f»')
  })

  it('is null for what changed nothing', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([fetes])
    expect(await headOf(forge, contribution)).toBeNull()
    await forge.decide({ contribution, outcome: 'declined', reason: 'Non.' })
    expect(await headOf(forge, contribution)).toBeNull()
  })
})
