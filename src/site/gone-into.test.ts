import { describe, expect, it } from 'vitest'
import type { TracedSpan } from '../provenance/traced-text.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { headContribution } from './contribution-heading.ts'
import { buildContributionPage } from './contribution-page.ts'
import { buildFormerNumbers } from './former-numbers-page.ts'
import { buildItemHistoryPage } from './item-history-page.ts'
import { buildItemPage } from './item-page.ts'
import { collectNotes } from './notes.ts'
import { buildNumberPage } from './number-page.ts'
import { createTestSite } from './testing/create-test-site.ts'
import { buildWithdrawnPage } from './withdrawn-page.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'

async function accepted(forge: TestForge, changes: Parameters<TestForge['propose']>[0], over: Parameters<TestForge['propose']>[1]) {
  const id = await forge.propose(changes, over)
  await forge.decide({ contribution: id, outcome: 'accepted' })
  const site = await createTestSite(forge)
  return { site, page: buildContributionPage(site, site.state.contributions.get(id)!) }
}

/** Where each word of an item comes from: the revision's place in the history, oldest 0. */
function originsOf(site: Awaited<ReturnType<typeof createTestSite>>, item: string): number[] {
  const order = site.state.log.map(({ id }) => id)
  const spans: readonly TracedSpan[] = site.origins.traced.get(item)?.spans ?? []
  return [...new Set(spans.map(({ origin }) => order.indexOf(origin.revision)))]
}

describe('two actions joined', () => {
  it('say so on every page, and keep the origin of each word', async () => {
    const forge = await createTestForge()
    const { site, page } = await accepted(forge, [{ type: 'revise', item: 'medias', body: 'Créer un média.\n\nÉcouter les territoires.\n' }, { type: 'remove', item: 'ecoute' }], { gesture: 'join' })
    expect(page.gesture).toMatch(/^Réunit Action 2 et /)
    expect(page.changes[1]?.told).toEqual(['Son texte rejoint Action 2'])
    expect(page.forward?.share).toBeNull()
    expect([page.facts.length, page.decision?.unanswered]).toEqual([2, null])
    expect([page.decision?.by, page.facts[1]?.text, buildWithdrawnPage(site, 'ecoute')?.roles[1]]).toEqual(['la coordination', 'Décision\u00a0: intégrée, par la coordination', 'Décidé par la coordination, le 2 janvier 2026.'])
    expect(buildItemHistoryPage(site, 'medias').steps[0]?.cameFrom).toEqual([{ label: '«\u202fÉcouter les territoires\u202f» (n’est plus dans le plan)', href: '/actions/ecoute/histoire/' }])
    expect(buildWithdrawnPage(site, 'ecoute')?.into).toEqual({ label: expect.stringContaining('Action 2'), href: '/actions/medias/' })
    expect(buildNumberPage(site, 'action', 3).bearers.map(({ now }) => now)).toEqual(['texte passé dans Action 2'])
    expect(buildFormerNumbers(site).tables[0]?.rows.find(({ id }) => id === 'ecoute')?.gone).toBe('texte passé dans Action 2')
    expect(originsOf(site, 'medias')).toEqual([0])
    const { notes, unchanged } = collectNotes(site, 'medias')
    expect(notes.map(({ roles, proposal }) => [roles[0], proposal?.number])).toEqual([['Venu d’ailleurs\u00a0: «\u202fÉcouter les territoires\u202f» (n’est plus dans le plan).', 1]])
    expect(unchanged).toBe(true)
  })
})

describe('an action split in two', () => {
  it('keeps the origin of each word in both', async () => {
    const forge = await createTestForge()
    const { site, page } = await accepted(forge, [{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }, { type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Les faire rayonner par des fêtes.\n' }], { gesture: 'split' })
    expect(page.gesture).toBe('Scinde Action 1 en deux')
    expect([originsOf(site, 'lieux'), originsOf(site, 'fetes')]).toEqual([[0], [0]])
  })

  it('says of a sentence where it came from, although its new title was written with it', async () => {
    const forge = await createTestForge()
    const { site } = await accepted(forge, [{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }, { type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', title: 'Faire la fête', body: 'Les faire rayonner par des fêtes.\n' }], { gesture: 'split' })
    const { notes, marks, titleMarks } = collectNotes(site, 'fetes')
    expect(notes.map(({ roles }) => roles)).toEqual([['Venu en partie d’ailleurs\u00a0: Action 1.', 'Contribution anonyme, qui l’a proposé et rédigé.', expect.stringMatching(/^Intégré par /)]])
    expect([marks.map(({ number }) => number), titleMarks]).toEqual([[1], [1]])
  })
})

describe('a passage moved', () => {
  it('keeps its origin in the action that it goes to', async () => {
    const forge = await createTestForge()
    const { site, page } = await accepted(forge, [{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }, { type: 'revise', item: 'ecoute', body: 'Écouter les territoires.\n\nLes faire rayonner par des fêtes.\n' }], { gesture: 'passage' })
    expect(page.gesture).toBe('Déplace un passage pris dans Action 1 vers Action 3')
    expect([originsOf(site, 'lieux'), originsOf(site, 'ecoute')]).toEqual([[0], [0]])
    expect(collectNotes(site, 'ecoute').notes.map(({ roles }) => roles[0])).toEqual(['Venu d’ailleurs\u00a0: Action 1.'])
  })
})

describe('an action renamed in the repository', () => {
  it('leads to the one that took its text, which keeps its date', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/lieux.md': null, 'content/actions/endroits.md': `---\nparent: recit\norder: 10\n---\n${lieux}Et ailleurs.\n` }, { at: '2026-02-02T00:00:00Z' })
    const site = await createTestSite(forge)
    expect(buildWithdrawnPage(site, 'lieux')?.into?.href).toBe('/actions/endroits/')
    expect(buildItemPage(site, site.state.plan.items.get('endroits')!).unchanged).toBe('Le reste du texte est celui du 1er janvier 2026.')
  })

  it('has its history under both names, each leading to the other, and leads on after a second renaming', async () => {
    const forge = await createTestForge()
    const file = `---\nparent: recit\norder: 10\n---\n${lieux}`
    await forge.repository.commit({ 'content/actions/lieux.md': null, 'content/actions/endroits.md': `${file}Et ailleurs.\n` }, { at: '2026-02-02T00:00:00Z' })
    await forge.repository.commit({ 'content/actions/endroits.md': null, 'content/actions/places.md': `${file}Et ailleurs.\n` }, { at: '2026-02-03T00:00:00Z' })
    const site = await createTestSite(forge)
    expect(buildWithdrawnPage(site, 'lieux')?.into?.href).toBe('/actions/places/')
    const [first, second, last] = ['lieux', 'endroits', 'places'].map((id) => buildItemHistoryPage(site, id))
    expect([first, second, last].map((page) => page!.into?.href ?? null)).toEqual(['/actions/endroits/histoire/', '/actions/places/histoire/', null])
    expect([first, second, last].map((page) => page!.steps.map(({ what, cameFrom }) => [what, ...cameFrom.map(({ href }) => href)]))).toEqual([
      [['Sorti du plan'], ['Dans le plan depuis son premier état']],
      [['Sorti du plan'], ['Entré dans le plan', '/actions/lieux/histoire/']],
      [['Entré dans le plan', '/actions/endroits/histoire/']],
    ])
  })
})

describe('an action moved', () => {
  it('is told with its place, and shown as pending on the objective that it goes to', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/objectives/lien.md': '---\nparent: se-relier\norder: 20\ntitle: Du lien\n---\nTisser des liens.\n', 'content/actions/lieux.md': `---\nparent: recit\norder: 10\n---\n${lieux}` })
    const id = await forge.propose([{ type: 'move', item: 'lieux', parent: 'lien', after: null }])
    const site = await createTestSite(forge)
    expect(buildContributionPage(site, site.state.contributions.get(id)!).changes[0]?.told).toEqual(['Se place dans Objectif 2, en premier'])
    const objective = buildItemPage(site, site.state.plan.items.get('lien')!)
    expect(objective.pending.map(({ heading }) => heading)).toEqual(['Déplace Action 1 sous Objectif 2'])
    expect(objective.more.map(({ label }) => label)).toContain('Déplacer ailleurs dans le plan')
  })

  it('among its siblings is headed by the one that it would come after, even once it stands elsewhere', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/objectives/lien.md': '---\nparent: se-relier\norder: 20\ntitle: Du lien\n---\nTisser des liens.\n' })
    const [after, first] = [await forge.propose([{ type: 'move', item: 'lieux', parent: 'recit', after: 'ecoute' }]), await forge.propose([{ type: 'move', item: 'ecoute', parent: 'recit', after: null }])]
    await forge.decide({ contribution: await forge.propose([{ type: 'move', item: 'lieux', parent: 'lien', after: null }]), outcome: 'accepted' })
    const site = await createTestSite(forge)
    expect([after, first].map((id) => headContribution(site, site.state.contributions.get(id)!))).toEqual(['Déplace Action 3 après Action 2', 'Déplace Action 2 en premier'])
  })
})
