import { describe, expect, it } from 'vitest'
import { coordinator, createTestForge } from '../testing/create-test-forge.ts'
import { buildHomePage } from './home-page.ts'
import { listJournal } from './journal-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

describe('listJournal', () => {
  it('tells what was received, decided and changed directly, newest first', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    await forge.decide({ contribution, outcome: 'declined', reason: 'Un seul suffit.' })
    await forge.repository.commit({ 'content/actions/ecoute.md': '---\nparent: recit\norder: 30\n---\nÉcouter.\n' }, { at: '2026-03-01T00:00:00Z' })
    const site = await createTestSite(forge)
    expect(listJournal(site).map(({ what, heading, changedPlan }) => [what, heading, changedPlan])).toEqual([
      ['Modification directe, sans proposition', 'Action 3', true],
      ['Proposition 1 non retenue', 'Remplace «\u202fun média\u202f» par «\u202fdeux médias\u202f»', false],
      ['Proposition 1 reçue', 'Remplace «\u202fun média\u202f» par «\u202fdeux médias\u202f»', false],
    ])
  })

  it('leads from a direct removal to the page of what left the plan', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/ecoute.md': null }, { at: '2026-03-01T00:00:00Z' })
    expect(listJournal(await createTestSite(forge))).toMatchObject([{ heading: '«\u202fÉcouter les territoires\u202f» (n’est plus dans le plan)', href: '/actions/ecoute/' }])
  })

  it('names what was moved directly', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/axes/agir.md': '---\norder: 20\ntitle: Agir\n---\nAgir.\n' }, { at: '2026-03-01T00:00:00Z' })
    await forge.repository.commit({ 'content/objectives/recit.md': '---\nparent: agir\norder: 10\ntitle: Un récit\n---\nÉcrire un récit commun.\n' }, { at: '2026-03-02T00:00:00Z' })
    expect(listJournal(await createTestSite(forge))[0]).toMatchObject({ what: 'Déplacement direct, sans proposition', heading: 'Déplace Objectif 1 sous Axe 2', href: '/objectifs/recit/', changedPlan: true })
    await forge.repository.commit({ 'content/actions/ecoute.md': '---\nparent: recit\norder: 5\n---\nÉcouter les territoires.\n' }, { at: '2026-03-03T00:00:00Z' })
    expect(listJournal(await createTestSite(forge))[0]).toMatchObject({ what: 'Déplacement direct, sans proposition', heading: 'Déplace Action 1 en premier', href: '/actions/ecoute/' })
  })

  it('tells what left or moved by a proposal withheld since, and no word of it', async () => {
    const forge = await createTestForge()
    for (const change of [{ type: 'remove', item: 'ecoute' }, { type: 'move', item: 'medias', parent: 'recit', after: null }, { type: 'revise', item: 'lieux', body: 'Une insulte.\n' }] as const) {
      const contribution = await forge.propose([change])
      await forge.decide({ contribution, outcome: 'accepted' })
      await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-02-02T00:00:00Z', by: coordinator, contribution, reason: 'Une injure.' })
    }
    const journal = listJournal(await createTestSite(forge))
    expect(journal.map(({ what, heading, href }) => [what, heading, href])).toEqual([
      ['Par une proposition masquée', 'Déplace Action 1 en premier', '/actions/medias/'],
      ['Par une proposition masquée', '«\u202fÉcouter les territoires\u202f» (n’est plus dans le plan)', '/actions/ecoute/'],
    ])
  })

  it('gives the home page the changes of the plan alone, and counts what became of proposals', async () => {
    const forge = await createTestForge()
    await forge.propose([{ type: 'revise', item: 'lieux', body: 'Travailler.\n' }])
    const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const home = buildHomePage(await createTestSite(forge))
    expect(home.changes.map(({ what, heading }) => [what, heading])).toEqual([['Proposition 2 intégrée', 'Remplace «\u202fun média\u202f» par «\u202fdeux médias\u202f»']])
    expect(home.outcomes).toEqual([{ count: 1, label: 'intégrée' }, { count: 0, label: 'non retenue' }, { count: 1, label: 'en attente' }])
    expect(home.axes[0]!.groups[0]!.actions.map(({ number, changed, pending }) => [number, changed, pending])).toEqual([[1, false, 1], [2, true, 0], [3, false, 0]])
  })
})
