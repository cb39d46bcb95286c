import { describe, expect, it } from 'vitest'
import { writePeople } from '../register/people.ts'
import { coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import { buildOriginsPage } from './origins-page.ts'
import type { Site } from './site.ts'
import { shareTraced, warnOfOrphans } from './warn-of-orphans.ts'
import { createTestSite } from './testing/create-test-site.ts'

const warn = (site: Site, before?: number): string | null => warnOfOrphans(site, buildOriginsPage(site), before)

describe('where all words come from', () => {
  it('counts each word once: first state, public decisions, and what was changed without one', async () => {
    const forge = await createTestForge()
    const untouched = buildOriginsPage(await createTestSite(forge))
    expect(warn(await createTestSite(forge))).toBeNull()
    expect([untouched.first.share, untouched.decided.words, untouched.orphans.words]).toEqual([1, 0, 0])

    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: null, body: 'Faire de belles fêtes.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    await forge.repository.commit({ 'content/actions/medias.md': '---\nparent: recit\norder: 20\n---\nCréer un petit média.\n' })
    const site = await createTestSite(forge)
    const page = buildOriginsPage(site)
    expect([page.first.words, page.decided.words, page.orphans.words]).toEqual([untouched.words, 4, 1])
    expect(page.first.words + page.decided.words + page.orphans.words).toBe(page.words)
    expect(page.orphanItems).toEqual([{ label: 'Action 3\u00a0: Créer un petit média', href: '/actions/medias/', words: 1 }])
    expect(page.proposals.map(({ row, words }) => [row.id, words])).toEqual([[contribution, 4]])
    expect(warn(site)).toMatch(/^Attention.: 1 des \d+ mots du plan .* Action 3.: Créer un petit média\.$/)
    expect(warn(site, 1)).toMatch(/^Attention.: la part des mots du plan dont l’origine publique est connue baisse, de 100.% à 9\d,\d.%\. Attention/)
    expect(warn(site, shareTraced(buildOriginsPage(site)))).toBe(warn(site))
    expect(page.days.map(({ words }) => words).reduce((one, other) => one + other)).toBe(5)
  })

  it('credits a proposal’s words to its proposer, and a coordinator’s to the coordinator', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: null, body: 'Faire des fêtes.\n' }])
    const changes = [{ type: 'add' as const, item: 'fetes', kind: 'action' as const, parent: 'recit', after: null, body: 'Faire des fêtes partout ailleurs.\n' }]
    await forge.decide({ contribution, outcome: 'accepted-with-changes', changes, reason: 'Partout.' })
    const page = buildOriginsPage(await createTestSite(forge))
    expect(page.people.map(({ words, ideas }) => [words, ideas])).toEqual([[3, 5], [2, 0]])
    expect(page.proposals.map(({ words }) => words)).toEqual([5])
  })

  it('credits an idea to whoever had it, though others worded it', async () => {
    const forge = await createTestForge()
    await writePeople(forge.forge, (people) => ({ ...people, [proposer]: { name: 'Ana' }, [coordinator]: { name: 'Bo', coordinator: true } }), '2026-01-01T00:00:00Z')
    const contribution = forge.nextId()
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft: { kind: 'idea', id: contribution, person: proposer, text: 'Et les fêtes ?' } })
    const changes = [{ type: 'add' as const, item: 'fetes', kind: 'action' as const, parent: 'recit', after: null, body: 'Faire des fêtes.\n' }]
    await forge.decide({ contribution, outcome: 'accepted-with-changes', changes, reason: 'Partout.' })
    const { people } = buildOriginsPage(await createTestSite(forge))
    expect(people.map(({ name, words, ideas }) => [name, words, ideas])).toEqual([['Bo', 3, 0], ['Ana', 0, 3]])
  })
})
