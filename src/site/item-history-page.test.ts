import { describe, expect, it } from 'vitest'
import { createTestForge, smallPlan } from '../testing/create-test-forge.ts'
import { listItemPaths } from './item-paths.ts'
import { buildItemHistoryPage, listItemHistories } from './item-history-page.ts'
import { buildNumberPage } from './number-page.ts'
import { listJournal } from './journal-page.ts'
import { buildPlanPage } from './plan-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('the history of an item', () => {
  it('tells each text that it had, newest first, with who, why and what changed', async () => {
    const forge = await createTestForge()
    for (const [word, reason] of [['Travailler', 'Une faute.'], ['Coopérer', 'Le mot juste.']] as const) {
      const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body: `${word} avec ces lieux.\nLes faire rayonner par des fêtes.\n` }])
      await forge.decide({ contribution, outcome: 'accepted', reason })
    }
    const site = await createTestSite(forge)
    const { name, steps } = buildItemHistoryPage(site, 'lieux')
    expect(name).toBe('Action 1\u00a0: Coopérer avec ces lieux')
    expect(steps.map(({ what, told }) => [what, told])).toEqual([
      ['Texte changé', ['Remplace «\u202fTravailler\u202f» par «\u202fCoopérer\u202f»']],
      ['Texte changé', ['Remplace «\u202fFravailler\u202f» par «\u202fTravailler\u202f»']],
      ['Dans le plan depuis son premier état', []],
    ])
    expect(steps.map(({ note }) => note?.proposal?.href ?? null)).toEqual([expect.stringMatching(/^\/contributions\//), expect.stringMatching(/^\/contributions\//), null])
    expect(steps[0]!.note!.reasonHtml).toContain('Le mot juste.')
    expect(steps[2]!.textHtml).toContain('Fravailler avec ces lieux.')
    expect(steps.map(({ sinceThen }) => sinceThen?.told ?? null)).toEqual([null, null, ['Remplace «\u202fFravailler\u202f» par «\u202fCoopérer\u202f»']])
  })

  it('is told of the introduction too', async () => {
    const forge = await createTestForge()
    const { introduction } = (await forge.state()).plan
    const contribution = await forge.propose([{ type: 'revise', item: 'plan', body: `${introduction.trimEnd()}\nNous y tenons.\n` }])
    await forge.decide({ contribution, outcome: 'accepted', reason: 'Bien dit.' })
    const site = await createTestSite(forge)
    expect(buildPlanPage(site).history).toBe('/plan/histoire/')
    const { name, text, steps } = buildItemHistoryPage(site, 'plan')
    expect([name, text]).toEqual(['Introduction du plan', { label: 'Le texte d’aujourd’hui', href: '/plan/' }])
    expect(steps.map(({ what }) => what)).toEqual(['Texte changé', 'Dans le plan depuis son premier état'])
    expect(steps[0]!.told).toEqual([expect.stringContaining('Nous y tenons.')])
    expect(steps[0]!.note!.reasonHtml).toContain('Bien dit.')
  })

  it('goes on for an item that left the plan and came back, and says who asked, who decided and why', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'remove', item: 'ecoute' }])
    await forge.decide({ contribution, outcome: 'accepted', reason: 'Dite ailleurs.' })
    const gone = await createTestSite(forge)
    expect(listItemHistories(gone, 'action')).toEqual([{ params: { id: 'ecoute' } }])
    const told = buildItemHistoryPage(gone, 'ecoute')
    expect(told.text).toEqual({ label: 'Le dernier texte, qui n’est plus dans le plan', href: '/actions/ecoute/' })
    const removal = { what: 'Sorti du plan', note: { roles: [expect.stringMatching(/^Retrait demandé/), expect.stringMatching(/^Décidé par/)], proposal: { number: 1, href: `/contributions/${contribution}/` }, reasonHtml: expect.stringContaining('Dite ailleurs.') } }
    expect(told.steps[0]).toMatchObject(removal)
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution, reason: 'Non.' })
    const back = await createTestSite(forge)
    const { text, steps } = buildItemHistoryPage(back, 'ecoute')
    expect(text.label).toBe('Le texte d’aujourd’hui')
    expect(steps.map(({ what }) => what)).toEqual(['Entré dans le plan', 'Sorti du plan', 'Dans le plan depuis son premier état'])
    expect(steps[1]).toMatchObject(removal)
  })

  it('tells once that an item became of another kind, and stays at its former address', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/ecoute.md': null, 'content/objectives/ecoute.md': '---\nparent: se-relier\norder: 20\n---\nÉcouter les habitants.\n' })
    const site = await createTestSite(forge)
    expect(buildItemHistoryPage(site, 'ecoute').steps.map(({ id, what, told, textHtml }) => [id, what, told, textHtml === null])).toEqual([
      ['e3', 'Devenu\u00a0: Objectif', ['Passe de «\u202fObjectif 1\u00a0: Un récit\u202f» à «\u202fAxe 1\u00a0: Se relier\u202f»', 'Remplace «\u202fterritoires\u202f» par «\u202fhabitants\u202f»'], true],
      ['e1', 'Dans le plan depuis son premier état', [], false],
    ])
    for (const kind of ['action', 'objective'] as const) for (const list of [listItemPaths, listItemHistories]) expect(list(site, kind)).toContainEqual({ params: { id: 'ecoute' } })
    expect(buildNumberPage(site, 'action', 3).bearers).toMatchObject([{ href: '/actions/ecoute/', now: 'aujourd’hui Objectif 2' }])
  })

  it('shows no words that were withheld', async () => {
    const forge = await createTestForge()
    const hidden = await forge.propose([{ type: 'revise', item: 'medias', body: 'Une insulte.\n' }])
    await forge.decide({ contribution: hidden, outcome: 'accepted' })
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média.\n' }]), outcome: 'accepted' })
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    const { steps } = buildItemHistoryPage(await createTestSite(forge), 'medias')
    expect(steps).toHaveLength(3)
    expect(JSON.stringify(steps)).not.toContain('insulte')
  })

  it('tells moves to another parent and among neighbours, who asked, who decided and why, beside the states', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/objectives/terre.md': '---\nparent: se-relier\norder: 20\ntitle: La terre\n---\nEn prendre soin.\n' })
    for (const [item, parent, reason] of [['medias', 'terre', 'Mieux là.'], ['ecoute', 'recit', 'D’abord écouter.']] as const) {
      await forge.decide({ contribution: await forge.propose([{ type: 'move', item, parent, after: null }]), outcome: 'accepted', reason })
    }
    const site = await createTestSite(forge)
    expect(listItemHistories(site, 'action')).toEqual([{ params: { id: 'ecoute' } }, { params: { id: 'medias' } }])
    const { steps } = buildItemHistoryPage(site, 'medias')
    expect(steps.map(({ id, what, told }) => [id, what, told])).toEqual([
      ['m1', 'Déplacé dans le plan', ['Passe de «\u202fObjectif 1\u00a0: Un récit\u202f» à «\u202fObjectif 2\u00a0: La terre\u202f»']],
      ['e1', 'Dans le plan depuis son premier état', []],
    ])
    expect(steps[0]!.note).toMatchObject({ roles: [expect.stringMatching(/^Déplacement demandé/), expect.stringMatching(/^Décidé par/)], proposal: { number: 1 }, reasonHtml: expect.stringContaining('Mieux là.') })
    expect(buildItemHistoryPage(site, 'ecoute').steps[0]!.told).toEqual(['Se plaçait après «\u202fAction 2\u00a0: Fravailler avec ces lieux\u202f»\u202f; se place en premier'])
  })

  it('tells a direct change of order alone, of axes too, and no renumbering', async () => {
    const forge = await createTestForge()
    const place = (item: string, order: number): Record<string, string> => ({ [`content/actions/${item}.md`]: smallPlan[`content/actions/${item}.md` as keyof typeof smallPlan].replace(/order: \d+/, `order: ${order}`) })
    await forge.repository.commit({ 'content/axes/agir.md': '---\norder: 20\ntitle: Agir\n---\nAgir.\n' })
    await forge.repository.commit({ ...place('lieux', 100), ...place('medias', 200), ...place('ecoute', 300) })
    expect(listItemHistories(await createTestSite(forge), 'action')).toEqual([])
    await forge.repository.commit(place('ecoute', 50))
    await forge.repository.commit({ 'content/axes/agir.md': '---\norder: 5\ntitle: Agir\n---\nAgir.\n' })
    const site = await createTestSite(forge)
    expect(listItemHistories(site, 'action')).toEqual([{ params: { id: 'ecoute' } }])
    expect(buildItemHistoryPage(site, 'ecoute').steps[0]).toMatchObject({ what: 'Déplacé dans le plan', told: ['Se plaçait après «\u202fAction 3\u00a0: Créer un média\u202f»\u202f; se place en premier'] })
    expect(buildItemHistoryPage(site, 'agir').steps[0]).toMatchObject({ told: ['Se plaçait après «\u202fAxe 2\u00a0: Se relier\u202f»\u202f; se place en premier'] })
  })

  it('names no item that left by words that were withheld', async () => {
    const forge = await createTestForge()
    const hidden = await forge.propose([{ type: 'add', item: 'insulte', kind: 'action', parent: 'recit', after: 'lieux', title: 'Une insulte', body: 'Une injure de plus.\n' }])
    await forge.decide({ contribution: hidden, outcome: 'accepted' })
    await forge.decide({ contribution: await forge.propose([{ type: 'move', item: 'ecoute', parent: 'recit', after: 'insulte' }]), outcome: 'accepted' })
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'insulte' }]), outcome: 'accepted' })
    const move = async (): Promise<string[]> => buildItemHistoryPage(await createTestSite(forge), 'ecoute').steps[0]!.told
    expect(await move()).toEqual([expect.stringContaining('se place après «\u202fUne insulte\u202f»')])
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-01-05T00:00:00Z', by: 'p-0000000002', contribution: hidden, reason: 'injure' })
    expect(await move()).toEqual([expect.stringContaining('se place après «\u202fun élément du plan\u202f»')])
    expect(listJournal(await createTestSite(forge)).map(({ heading }) => heading).join()).not.toContain('insulte')
  })

  it('says of words that left, alone or with their item, that who proposed them wrote them', async () => {
    const forge = await createTestForge()
    const change = { type: 'revise' as const, item: 'medias', body: 'Créer un journal mural.\n' }
    await forge.decide({ contribution: await forge.propose([change]), outcome: 'accepted-with-changes', changes: [change] })
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', body: 'Soutenir la presse locale.\n' }]), outcome: 'accepted' })
    const steps = buildItemHistoryPage(await createTestSite(forge), 'medias').steps
    expect(steps.at(-2)!.note?.roles).toEqual(['Contribution anonyme, qui l’a proposé et rédigé.', expect.stringMatching(/^Intégré par/)])
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'medias' }]), outcome: 'accepted' })
    expect(buildItemHistoryPage(await createTestSite(forge), 'medias').steps.at(-2)!.note?.roles).toEqual(steps.at(-2)!.note?.roles)
  })

  it('is a page only for what changed since the plan was first recorded', async () => {
    const forge = await createTestForge()
    expect(listItemHistories(await createTestSite(forge), 'action')).toEqual([])
  })
})
