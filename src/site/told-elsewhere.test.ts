import { describe, expect, it } from 'vitest'
import { coordinator, proposer } from '../testing/create-test-forge.ts'
import { createElsewhereTest } from '../testing/github-stand-in/create-elsewhere-test.ts'
import type { ElsewhereTest } from '../testing/github-stand-in/create-elsewhere-test.ts'
import { writePeople } from '../register/people.ts'
import { buildContributionFeed } from '../exports/atom/build-feeds.ts'
import { buildContributionPage } from './contribution-page.ts'
import { listJournal } from './journal-page.ts'
import { collectNotes } from './notes.ts'
import { buildOriginsPage } from './origins-page.ts'
import type { Site } from './site.ts'
import { createTestSite } from './testing/create-test-site.ts'

const path = 'content/actions/lieux.md'
const file = (body: string): string => `---\nparent: recit\norder: 10\n---\n\n${body}`

async function propose(body = 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'): Promise<{ test: ElsewhereTest; id: string }> {
  const test = await createElsewhereTest()
  const id = await test.propose([{ type: 'revise', item: 'lieux', body }])
  await writePeople(test.forge, () => ({ [proposer]: { name: 'Paul' }, [coordinator]: { name: 'Ana', coordinator: true } }), '2026-01-02T00:00:00.000Z')
  return { test, id }
}

describe('what was decided on the code host, on the site', () => {
  it.each(['squash', 'rebase'] as const)('hides nobody: %s', async (method) => {
    const { test, id } = await propose()
    await test.people.merge('zoe', 1, method)
    await test.look()
    const site = await createTestSite(test)
    const [note] = collectNotes(site, 'lieux').notes
    expect(note).toMatchObject({ proposal: { number: 1 }, roles: ['Proposé et rédigé par Paul.', 'Intégré par quelqu’un, hors de la coordination, le 3 février 2026.', 'Sans motif écrit pour l’instant.'] })
    expect(buildOriginsPage(site)).toMatchObject({ people: [{ name: 'Paul', words: 1 }], orphans: { words: 0 } })
    const page = buildContributionPage(site, site.state.contributions.get(id)!)
    expect(page.decision).toMatchObject({ by: 'quelqu’un, hors de la coordination', reasonHtml: '', awaitsReason: true })
    expect(page.facts.at(-1)?.text).toBe('Décision\u00a0: intégrée, par quelqu’un, hors de la coordination')
    expect(listJournal(site).map(({ what }) => what)).toEqual(['Proposition 1 intégrée', 'Proposition 1 reçue'])
  })

  it('says of a coordinator’s name that whoever decided goes by that it is a declared one, in the feed too', async () => {
    const { test, id } = await propose()
    await test.people.merge('zoe', 1, 'merge')
    await test.look()
    const readAuthor = (site: Site): string | undefined => buildContributionFeed(site, site.state.contributions.get(id)!).entries.find(({ title }) => title.includes('intégrée'))?.author
    expect(readAuthor(await createTestSite(test))).toBe('quelqu’un, hors de la coordination')
    await writePeople(test.forge, (people) => ({ ...people, [test.personOf('zoe')]: { name: 'ANA' } }), '2026-03-01T00:00:00.000Z')
    const site = await createTestSite(test)
    const flagged = 'ANA (nom déclaré, hors coordination)'
    expect(collectNotes(site, 'lieux').notes[0]?.roles[1]).toBe(`Intégré par ${flagged}, le 3 février 2026.`)
    expect(buildContributionPage(site, site.state.contributions.get(id)!).decision?.by).toBe(flagged)
    expect(readAuthor(site)).toBe(flagged)
  })

  it('shows the reason, and who wrote it, once a coordinator has', async () => {
    const { test, id } = await propose()
    await test.people.merge('zoe', 1, 'merge')
    await test.look()
    const decision = (await test.state()).contributions.get(id)!.decision!.eventId
    await test.deliver({ type: 'explain', id: test.nextId(), at: '2026-03-01T00:00:00.000Z', by: coordinator, contribution: id, decision, reason: 'Une faute de frappe.' })
    const site = await createTestSite(test)
    expect(buildContributionPage(site, site.state.contributions.get(id)!).decision).toMatchObject({ awaitsReason: false, explained: 'Motif écrit par Ana, le 1er mars 2026.', reasonHtml: expect.stringContaining('Une faute de frappe.') as string })
    expect(collectNotes(site, 'lieux').notes[0]).toMatchObject({ reasonHtml: expect.stringContaining('Une faute de frappe.') as string })
    expect(collectNotes(site, 'lieux').notes[0]!.roles.join(' ')).not.toContain('Sans motif')
  })

  it('credits whoever reworded a proposal with their words, and its proposer with the others', async () => {
    const { test, id } = await propose()
    await test.people.push('zoe', `amendments/${id}`, { [path]: file('Travailler avec ces lieux.\nLes faire rayonner par des bals populaires.\n') })
    await test.people.merge('zoe', 1, 'squash')
    await test.look()
    await writePeople(test.forge, (people) => ({ ...people, [test.personOf('zoe')]: { name: 'Zoé' } }), '2026-03-01T00:00:00.000Z')
    const site = await createTestSite(test)
    expect(buildOriginsPage(site).people.map(({ name, words }) => [name, words])).toEqual([['Zoé', 2], ['Paul', 1]])
    expect(collectNotes(site, 'lieux').notes[0]?.roles).toEqual(['Proposé et rédigé par Paul.', 'Certains mots sont de Zoé (hors de la coordination).', 'Intégré par Zoé (hors de la coordination), le 3 février 2026.', 'Sans motif écrit pour l’instant.'])
    expect(listJournal(site).map(({ what }) => what)).toContain('Proposition 1 réécrite hors de la coordination')
  })

  it.each([true, false])('credits each of several who committed between two looks with their own words, opened by hand: %s', async (isByHand) => {
    const { test, id } = await propose()
    const branch = isByHand ? 'mes-mots' : `amendments/${id}`
    await test.people.push('zoe', branch, { [path]: file('Travailler avec ces lieux.\nLes faire rayonner par des bals populaires.\n') })
    await test.people.push('yann', branch, { [path]: file('Travailler avec ces lieux.\nLes faire rayonner par des bals populaires et joyeux.\n') })
    if (isByHand) await test.people.openPull('paul', { branch, title: 'Des bals' })
    await test.people.merge('ana', isByHand ? 2 : 1, 'squash')
    await test.look()
    await writePeople(test.forge, (people) => ({ ...people, [test.personOf('zoe')]: { name: 'Zoé' }, [test.personOf('yann')]: { name: 'Yann' }, [test.personOf('paul')]: { name: 'Paule' } }), '2026-03-01T00:00:00.000Z')
    const site = await createTestSite(test)
    expect(buildOriginsPage(site).people.map(({ name, words }) => [name, words])).toEqual(isByHand ? [['Zoé', 3], ['Yann', 2], ['Paule', 0]] : [['Zoé', 2], ['Yann', 2], ['Paul', 1]])
    expect(collectNotes(site, 'lieux').notes[0]?.roles.slice(0, 3)).toEqual([isByHand ? 'Idée de Paule.' : 'Proposé et rédigé par Paul.', 'Certains mots sont de Zoé (hors de la coordination).', 'Certains mots sont de Yann (hors de la coordination).'])
  })

  it('tells a push to main as a direct edit, and what it made of a proposal', async () => {
    const { test, id } = await propose()
    await test.people.push('zoe', 'main', { [path]: file('Jardiner avec ces lieux.\nLes faire rayonner par des fêtes.\n') })
    await test.look()
    const site = await createTestSite(test)
    expect(collectNotes(site, 'lieux').notes[0]?.roles).toEqual(['Modification directe par zoe, le 3 février 2026, sans proposition.'])
    expect(buildContributionPage(site, site.state.contributions.get(id)!).facts.at(-1)?.text).toContain('À revoir avec la personne qui la propose')
    expect(listJournal(site)[0]?.what).toBe('Modification directe, sans proposition')
  })

  it('a proposer’s new words go to the branch, so that they are what is merged', async () => {
    const { test, id } = await propose()
    const draft = { kind: 'amendment' as const, id, person: proposer, base: (await test.state()).heads.main, changes: [{ type: 'revise' as const, item: 'lieux', body: 'Jouer avec ces lieux.\nLes faire rayonner par des fêtes.\n' }] }
    for (const _twice of [1, 2]) await test.deliver({ type: 'rework', id: '00000000zz', at: '2026-01-03T00:00:00.000Z', by: proposer, draft })
    expect(test.standIn.hub.issues[0]!.pull!.commits).toHaveLength(2)
    await test.people.merge('zoe', 1, 'merge')
    await test.look()
    const { contributions, files } = await test.state()
    expect(contributions.get(id)).toMatchObject({ status: 'accepted', decision: { outcome: 'accepted' } })
    expect(files.get('actions/lieux.md')).toContain('Jouer avec ces lieux.')
  })
})
