import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { buildItemPage } from './item-page.ts'
import { buildNumberPage } from './number-page.ts'
import { createTestSite } from './testing/create-test-site.ts'
import { buildWithdrawnPage } from './withdrawn-page.ts'

const two = 'Premier paragraphe.\n\n- un\n- deux\n\nDernier.\n'

describe('buildItemPage', () => {
  it('offers to change each paragraph of a text that has several, counted from 1', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/lieux.md': `---\nparent: recit\norder: 10\n---\n${two}` })
    const site = await createTestSite(forge)
    const { blocks } = buildItemPage(site, site.state.plan.items.get('lieux')!)
    expect(blocks.map(({ edit }) => edit)).toEqual([1, 2, 3].map((number) => ({ label: `Modifier le paragraphe\u00a0${number}`, href: `/proposer/?intention=modifier&element=lieux&bloc=${number}` })))
  })

  it('shows a number written in prose as that of today', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/lieux.md': '---\nparent: recit\norder: 10\n---\nSur la base de [l’action 3](../actions/ecoute.md).\n' })
    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Faire des fêtes.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const site = await createTestSite(forge, { base: '/plan/' })
    expect(buildItemPage(site, site.state.plan.items.get('lieux')!).blocks[0]!.html).toContain('<a href="/plan/actions/ecoute/">l’action 4</a>')
  })

  it('says which number a shifted action had, and what bore a number', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Faire des fêtes.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const page = buildItemPage(site, site.state.plan.items.get('medias')!)
    expect(page.name).toBe('Action 3')
    expect(page.shift).toMatch(/^était la 2 le /)
    expect(page.formerNumbers.map(({ label }) => label)).toEqual(['2', '3'])
    const number = buildNumberPage(site, 'action', 2)
    expect(number.bearers.map(({ label, current, now }) => [label, current, now])).toEqual([
      ['Faire des fêtes', true, null],
      ['Créer un média', false, 'aujourd’hui Action 3'],
    ])
  })

  it('leads from axis to action and back', async () => {
    const site = await createTestSite(await createTestForge())
    const page = buildItemPage(site, site.state.plan.items.get('medias')!)
    expect(page.breadcrumb.map(({ name }) => name)).toEqual(['Axe 1', 'Objectif 1'])
    expect([page.previous?.href, page.next?.href]).toEqual(['/actions/lieux/', '/actions/ecoute/'])
    expect(page.more[0]).toEqual({ label: 'Ajouter une action ici', href: '/proposer/?intention=ajouter&element=recit&apres=medias' })
  })

  it('sums up many origins by person, proposal and date, and leaves a few to their notes', async () => {
    const forge = await createTestForge()
    const lines = ['Fravailler avec ces lieux.', 'Les faire rayonner par des fêtes.']
    const sharesAfter = async (line: string, person: string) => {
      lines.push(line)
      const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body: `${lines.join('\n')}\n` }], { person })
      await forge.decide({ contribution, outcome: 'accepted' })
      const site = await createTestSite(forge)
      return buildItemPage(site, site.state.plan.items.get('lieux')!).shares
    }
    expect([await sharesAfter('Danser ensemble.', 'p-0000000003'), await sharesAfter('Chanter tous ensemble.', 'p-0000000004')]).toEqual([null, null])
    const shares = (await sharesAfter('Jouer avec des enfants.', 'p-0000000003'))!
    expect([shares.words, shares.first.words, shares.decided.words, shares.orphans.words]).toEqual([19, 10, 9, 0])
    expect(shares.people.map(({ words }) => words)).toEqual([6, 3])
    expect(shares.proposals.map(({ row, words }) => [row.number, words])).toEqual([['n°\u00a03', 4], ['n°\u00a02', 3], ['n°\u00a01', 2]])
    expect(shares.days.map(({ words }) => words)).toEqual([9])
  })

  it('shows pending proposals by a heading made from their words, and hides what was withheld', async () => {
    const forge = await createTestForge()
    await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
    const hidden = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Insulte.\n' }])
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    const site = await createTestSite(forge)
    const { pending } = buildItemPage(site, site.state.plan.items.get('lieux')!)
    expect(pending.map(({ number, heading }) => [number, heading])).toEqual([['n°\u00a01', 'Remplace «\u202fFravailler\u202f» par «\u202fTravailler\u202f»']])
  })
})

describe('buildWithdrawnPage', () => {
  it('keeps the last text of an action that left the plan, when and why', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'remove', item: 'medias' }], { rationale: 'Il en existe *trois*.' })
    await forge.decide({ contribution, outcome: 'accepted', reason: 'Fait double emploi.' })
    const site = await createTestSite(forge)
    const page = buildWithdrawnPage(site, 'medias')!
    expect(page.html).toContain('Créer un média.')
    expect(page.roles[0]).toMatch(/^Retrait demandé \(/)
    expect(page.story!.reasonHtml).toContain('Fait double emploi.')
    expect(page.rationaleHtml).toContain('Il en existe <em>trois</em>.')
    expect(page.numbers[0]!.label).toMatch(/^Action 2, /)
  })

  it('gives no reason for the removal where the addition itself was taken back', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Faire des fêtes.\n' }], { rationale: 'On s’ennuie.' })
    await forge.decide({ contribution, outcome: 'accepted' })
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution, reason: 'Trop tôt.' })
    expect(buildWithdrawnPage(await createTestSite(forge), 'fetes')!.rationaleHtml).toBe('')
  })
})
