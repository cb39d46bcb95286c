import { describe, expect, it } from 'vitest'
import { createTestForge, proposer } from '../testing/create-test-forge.ts'
import { buildContributionPage } from './contribution-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

const revise = (body: string) => [{ type: 'revise' as const, item: 'medias', body }]

async function overtaken() {
  const forge = await createTestForge()
  const [mine, other] = [await forge.propose(revise('Créer une radio.\n')), await forge.propose(revise('Créer un journal.\n'))]
  await forge.decide({ contribution: other, outcome: 'accepted' })
  const page = async () => {
    const site = await createTestSite(forge)
    return buildContributionPage(site, site.state.contributions.get(mine)!)
  }
  return { forge, mine, page }
}

describe('a proposal that the plan overtook', () => {
  it('says since which decision, and until when its proposer is awaited', async () => {
    const { page } = await overtaken()
    const { facts, pending } = await page()
    expect(facts.map(({ text }) => text)).toEqual([expect.stringMatching(/^Reçue/), 'À revoir avec la personne qui la propose\u00A0: les mêmes mots du plan ont changé (décision sur la proposition n°\u00A02)'])
    expect(pending).toMatchObject({ state: 'needs-author', call: 'La question lui est posée depuis le 2 janvier 2026. Sans réponse avant le 17 janvier 2026, la coordination peut décider, et le dit.' })
  })

  it('says that its proposer answered', async () => {
    const { forge, mine, page } = await overtaken()
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-05T10:00:00.000Z', by: proposer, draft: { kind: 'comment', id: forge.nextId(), person: proposer, text: 'Gardez les deux.', about: { contribution: mine } } })
    expect((await page()).pending?.call).toBe('La question lui est posée depuis le 2 janvier 2026. Sa réponse est arrivée le 5 janvier 2026.')
  })

  it('says of a decision that it was taken without an answer', async () => {
    const { forge, mine, page } = await overtaken()
    await forge.decide({ contribution: mine, outcome: 'declined', reason: 'Un journal suffit.' })
    const { decision, pending, facts } = await page()
    expect(pending).toBeNull()
    expect(facts).toHaveLength(3)
    expect(decision?.unanswered).toBe('Décision prise sans réponse de la personne qui propose, à qui la question était posée depuis le 2 janvier 2026.')
  })

  it('says nothing of one that follows', async () => {
    const forge = await createTestForge()
    const mine = await forge.propose(revise('Créer une radio.\n'))
    await forge.decide({ contribution: mine, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const page = buildContributionPage(site, site.state.contributions.get(mine)!)
    expect([page.decision?.unanswered, page.facts.length]).toEqual([null, 2])
  })
})
