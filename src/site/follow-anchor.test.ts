import { describe, expect, it } from 'vitest'
import { createTestForge, proposer } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { listBeside } from './beside-sentences.ts'
import { buildContributionPage } from './contribution-page.ts'
import { buildItemPage } from './item-page.ts'
import { sentenceId } from './sentence-id.ts'
import { captureReads } from './testing/capture-reads.ts'
import { createTestSite } from './testing/create-test-site.ts'

const rayonner = 'Les faire rayonner par des fêtes.'

async function forgeWithComment(exact: string): Promise<{ forge: TestForge; comment: string }> {
  const forge = await createTestForge()
  const comment = forge.nextId()
  const base = (await forge.state()).heads.main
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: 'p-0000000001', draft: { kind: 'comment', id: comment, person: 'p-0000000001', text: 'Oui.', about: { item: 'lieux' }, anchor: { exact, prefix: '', suffix: '' }, base } })
  return { forge, comment }
}

async function revise(forge: TestForge, changes: Record<string, string>): Promise<string> {
  const contribution = await forge.propose(Object.entries(changes).map(([item, body]) => ({ type: 'revise' as const, item, body })))
  await forge.decide({ contribution, outcome: 'accepted' })
  return contribution
}

async function view(forge: TestForge, comment: string) {
  const site = await createTestSite(forge)
  const page = buildItemPage(site, site.state.plan.items.get('lieux')!)
  return { quote: page.threads[0]!.quote!, beside: page.blocks.map((block) => block.beside), inPage: buildContributionPage(site, site.state.contributions.get(comment)!).quote }
}

async function say(forge: TestForge, item: string, exact: string): Promise<void> {
  const draft = { kind: 'comment' as const, id: forge.nextId(), person: proposer, text: 'Aussi.', about: { item }, anchor: { exact, prefix: '', suffix: '' }, base: (await forge.state()).heads.main }
  await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft })
}

async function besideIn(forge: TestForge, item: string) {
  const site = await createTestSite(forge)
  return buildItemPage(site, site.state.plan.items.get(item)!).blocks.map((block) => block.beside)
}

describe('a message that points at a passage', () => {
  it.each([rayonner, 'rayonner par des fêtes'])('is beside it: %s', async (exact) => {
    const { forge, comment } = await forgeWithComment(exact)
    const { quote, beside, inPage } = await view(forge, comment)
    expect(quote).toEqual({ text: exact, href: `/actions/lieux/#${sentenceId('lieux', 'les faire rayonner par des fêtes')}`, told: null })
    expect(inPage).toEqual(quote)
    expect(beside).toEqual([[{ label: '1\u00a0message', href: `#m-${comment}` }]])
  })

  it('follows it when it is reworded, and says so', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes.\n' })
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes populaires.\n' })
    const { quote, beside } = await view(forge, comment)
    expect(quote.href).toBe(`/actions/lieux/#${sentenceId('lieux', 'les faire rayonner par de grandes fêtes populaires')}`)
    expect(quote.told).toBe('Ce passage a été reformulé le 2 janvier 2026.')
    expect(beside[0]).toHaveLength(1)
  })

  it('is beside the one that was read, of several that hold the same words, and does not go to another', async () => {
    const forge = await createTestForge()
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\nOuvrir ces lieux le soir.\n' })
    const comment = forge.nextId()
    const base = (await forge.state()).heads.main
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: 'p-0000000001', draft: { kind: 'comment', id: comment, person: 'p-0000000001', text: 'Lesquels ?', about: { item: 'lieux' }, anchor: { exact: 'ces lieux', prefix: 'Ouvrir ', suffix: ' le soir' }, base } })
    const href = `/actions/lieux/#${sentenceId('lieux', 'ouvrir ces lieux le soir')}`
    expect((await view(forge, comment)).quote).toEqual({ text: 'ces lieux', href, told: null })
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\nOuvrir ces lieux le soir et le dimanche.\n' })
    expect((await view(forge, comment)).quote).toEqual({ text: 'ces lieux', href: `/actions/lieux/#${sentenceId('lieux', 'ouvrir ces lieux le soir et le dimanche')}`, told: null })
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\n' })
    const { quote, beside } = await view(forge, comment)
    expect([quote.href, quote.told, beside]).toEqual([href, expect.stringMatching(/^Ce passage n’est plus dans le texte/), [[]]])
  })

  it('follows it to the item that took it', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\n', medias: `Créer un média.\n${rayonner}\n` })
    const { quote, beside } = await view(forge, comment)
    expect(quote.href).toBe(`/actions/medias/#${sentenceId('medias', 'les faire rayonner par des fêtes')}`)
    expect(quote.told).toMatch(/^Ce passage est parti vers Action 2/)
    expect(beside).toEqual([[]])
  })

  it('stands beside it there, through what happens to it then, with the others on it', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    await say(forge, 'lieux', 'par des fêtes')
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes.\n' })
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\n', medias: 'Créer un média.\n\nLes faire rayonner par de grandes fêtes.\n' })
    const told = [{ label: '2\u00a0messages, sur Action 1', href: `/actions/lieux/#m-${comment}` }]
    expect(await besideIn(forge, 'medias')).toEqual([[], told])
    await revise(forge, { medias: 'Créer un média.\n', ecoute: 'Les faire rayonner par de grandes fêtes populaires.\n' })
    expect([await besideIn(forge, 'medias'), await besideIn(forge, 'ecoute')]).toEqual([[[]], [told]])
    await revise(forge, { ecoute: 'Écouter les territoires.\n', lieux: 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes populaires.\n' })
    expect([await besideIn(forge, 'ecoute'), await besideIn(forge, 'lieux')]).toEqual([[[]], [[{ label: '2\u00a0messages', href: `#m-${comment}` }]]])
  })

  it('is read by the page of the item that took it, and by no other', async () => {
    const forge = await createTestForge()
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\n', medias: `Créer un média.\n\n${rayonner}\n` })
    const [there, elsewhere] = [await captureReads(forge, (site) => listBeside(site, 'medias')), await captureReads(forge, (site) => listBeside(site, 'ecoute'))]
    await say(forge, 'lieux', 'par des fêtes')
    expect((await besideIn(forge, 'medias')).flat()).toHaveLength(1)
    expect([await there(), await elsewhere()]).toEqual([1, 0])
  })

  it('says that it is gone, and leads to where it is kept', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    await revise(forge, { lieux: 'Fravailler avec ces lieux.\n' })
    const { quote } = await view(forge, comment)
    expect(quote).toEqual({ text: rayonner, href: `/actions/lieux/#${sentenceId('lieux', 'les faire rayonner par des fêtes')}`, told: 'Ce passage n’est plus dans le texte depuis le 2 janvier 2026.' })
  })
})

describe('a message on a passage of an item that left the plan', () => {
  it('follows it into the item that took it, where it stands beside the sentence', async () => {
    const { forge, comment } = await forgeWithComment('rayonner par des fêtes')
    const join = await forge.propose([{ type: 'revise', item: 'medias', body: `Créer un média.\n\n${rayonner}\n` }, { type: 'remove', item: 'lieux' }], { gesture: 'join' })
    await forge.decide({ contribution: join, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const { quote } = buildContributionPage(site, site.state.contributions.get(comment)!)
    expect(quote?.href).toBe(`/actions/medias/#${sentenceId('medias', 'les faire rayonner par des fêtes')}`)
    expect(quote?.told).toMatch(/^Ce passage est parti vers Action 1.* le 2 janvier 2026\.$/)
    const beside = buildItemPage(site, site.state.plan.items.get('medias')!).blocks.map((block) => block.beside)
    expect(beside).toEqual([[], [{ label: expect.stringMatching(/^1\u00a0message, sur «/), href: `/actions/lieux/#m-${comment}` }]])
  })

  it('stands there with the others on that passage, all under one link', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    const draft = { kind: 'comment' as const, id: forge.nextId(), person: proposer, base: (await forge.forge.refresh()).main, text: 'Et des bals ?', about: { item: 'lieux' }, anchor: { exact: 'par des fêtes', prefix: '', suffix: '' } }
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft })
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', body: `Créer un média.\n\n${rayonner}\n` }, { type: 'remove', item: 'lieux' }], { gesture: 'join' }), outcome: 'accepted' })
    const site = await createTestSite(forge)
    expect(buildItemPage(site, site.state.plan.items.get('medias')!).blocks.flatMap((block) => block.beside)).toEqual([{ label: expect.stringMatching(/^2\u00a0messages, sur «/), href: `/actions/lieux/#m-${comment}` }])
  })

  it('follows it into the new id of a renamed item, and says of one without heir that it is gone', async () => {
    const { forge, comment } = await forgeWithComment(rayonner)
    await forge.repository.commit({ 'content/actions/lieux.md': null, 'content/actions/endroits.md': `---\nparent: recit\norder: 10\n---\nFravailler avec ces lieux.\n${rayonner}\n` }, { at: '2026-02-02T00:00:00Z' })
    const renamed = await createTestSite(forge)
    expect(buildContributionPage(renamed, renamed.state.contributions.get(comment)!).quote?.href).toBe(`/actions/endroits/#${sentenceId('endroits', 'les faire rayonner par des fêtes')}`)
    const other = await forgeWithComment(rayonner)
    await other.forge.decide({ contribution: await other.forge.propose([{ type: 'remove', item: 'lieux' }]), outcome: 'accepted' })
    const gone = await createTestSite(other.forge)
    expect(buildContributionPage(gone, gone.state.contributions.get(other.comment)!).quote?.told).toMatch(/^Ce passage n’est plus dans le texte/)
  })
})
