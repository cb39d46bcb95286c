import { describe, expect, it } from 'vitest'
import { coordinator, createTestForge, smallPlan } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { listCitations } from './citations.ts'
import { buildItemPage } from './item-page.ts'
import { collectNotes } from './notes.ts'
import { sentenceId } from './sentence-id.ts'
import { createTestSite } from './testing/create-test-site.ts'
import { buildWithdrawnPage } from './withdrawn-page.ts'
import { listWordings } from './wordings.ts'

async function accept(forge: TestForge, changes: Parameters<TestForge['propose']>[0]): Promise<string> {
  const contribution = await forge.propose(changes)
  await forge.decide({ contribution, outcome: 'accepted' })
  return contribution
}

const rayonner = 'Les faire rayonner par des fêtes.'
const first = `Fravailler avec ces lieux.\n${rayonner}\n`
const second = 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes.\n'
const third = 'Fravailler avec ces lieux.\nLes faire rayonner par de grandes fêtes populaires.\n'

describe('the wordings of a sentence', () => {
  it('have an address each, that no later change takes away', async () => {
    const forge = await createTestForge()
    await accept(forge, [{ type: 'revise', item: 'lieux', body: second }])
    await accept(forge, [{ type: 'revise', item: 'lieux', body: third }])
    const site = await createTestSite(forge)
    const id = (words: string): string => sentenceId('lieux', words)
    expect(listWordings(site, 'lieux').standing.map((each) => each.id)).toEqual([id('fravailler avec ces lieux'), id('les faire rayonner par de grandes fêtes populaires')])
    const former = collectNotes(site, 'lieux').notes.flatMap(({ formerWordings }) => formerWordings)
    expect(former.map(({ id: anchor, text, now }) => [anchor, text, now?.href])).toEqual([
      [id('les faire rayonner par des fêtes'), rayonner, `#${id('les faire rayonner par de grandes fêtes populaires')}`],
      [id('les faire rayonner par de grandes fêtes'), 'Les faire rayonner par de grandes fêtes.', `#${id('les faire rayonner par de grandes fêtes populaires')}`],
    ])
    expect(former[0]!.period).toMatch(/^se lisait ainsi du .* au .*2026$/)
    const html = buildItemPage(site, site.state.plan.items.get('lieux')!).blocks.map((block) => block.html).join('')
    expect(html).toContain(`<span id="${id('fravailler avec ces lieux')}">Fravailler avec ces lieux.</span>`)
  })

  it('lead back to the sentence once it is restored, and what stood in between stays', async () => {
    const forge = await createTestForge()
    const contribution = await accept(forge, [{ type: 'revise', item: 'lieux', body: second }])
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: coordinator, contribution, reason: 'Trop tôt.' })
    const site = await createTestSite(forge)
    expect(listWordings(site, 'lieux').standing.map(({ text }) => text)).toEqual(['Fravailler avec ces lieux.', rayonner])
    const { notes } = collectNotes(site, 'lieux')
    expect(notes.flatMap(({ formerWordings, removed }) => [...formerWordings, ...removed]).map(({ id }) => id)).toEqual([sentenceId('lieux', 'les faire rayonner par de grandes fêtes')])
    expect(listCitations(site, 'lieux')[1]!.text).toMatch(/^« Les faire rayonner par des fêtes\. » Plan, Action 1\. Soumise le .*, rétablie le 1er février 2026, texte du 1er février 2026\.$/)
  })

  it('are quoted as they came into the plan, whatever became of their spaces and bullets', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/medias.md': smallPlan['content/actions/medias.md'].replace('un média.', 'un\u00a0média.') }, { message: 'Typographie\n', at: '2026-02-01T00:00:00Z' })
    await accept(forge, [{ type: 'revise', item: 'lieux', body: `Fravailler avec ces lieux.\n\n- ${rayonner}\n` }])
    const site = await createTestSite(forge)
    expect(listCitations(site, 'medias')[0]!.text).toMatch(/Action 2\. Soumise le 1er janvier 2026, texte du 1er février 2026\.$/)
    expect(listCitations(site, 'lieux')[1]!.text).toMatch(/Action 1\. Soumise le 1er janvier 2026, texte du /)
  })

  it('are quoted with the day of their return once their item is back', async () => {
    const forge = await createTestForge()
    const contribution = await accept(forge, [{ type: 'remove', item: 'medias' }])
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: coordinator, contribution, reason: 'Trop tôt.' })
    expect(listCitations(await createTestSite(forge), 'medias')[0]!.text).toMatch(/Soumise le 1er janvier 2026, rétablie le 1er février 2026, texte du /)
  })

  it('lead to the item that took the sentence', async () => {
    const forge = await createTestForge()
    await accept(forge, [{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }, { type: 'revise', item: 'medias', body: `Créer un média.\n${rayonner}\n` }])
    const site = await createTestSite(forge)
    const [note] = collectNotes(site, 'lieux').notes
    expect(note!.departed.map(({ text, now }) => [text, now?.href])).toEqual([[rayonner, `/actions/medias/#${sentenceId('medias', 'les faire rayonner par des fêtes')}`]])
    expect(listCitations(site, 'medias')[1]!.text).toMatch(/Soumise le .*, ici depuis le .*, texte du /)
  })

  it('lead on to the item that took the sentence once theirs has left the plan', async () => {
    const forge = await createTestForge()
    await accept(forge, [{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }, { type: 'revise', item: 'medias', body: `Créer un média.\n${rayonner}\n` }])
    await accept(forge, [{ type: 'remove', item: 'lieux' }])
    const notes = buildWithdrawnPage(await createTestSite(forge), 'lieux')!.notes
    const departed = notes.flatMap((note) => note.departed)
    expect(departed.map(({ text, now }) => [text, now?.href])).toEqual([[rayonner, `/actions/medias/#${sentenceId('medias', 'les faire rayonner par des fêtes')}`]])
    expect(notes.flatMap(({ removed }) => removed)).toEqual([])
  })

  it('are each shown where they went, of an item that left the plan in two pieces', async () => {
    const forge = await createTestForge()
    await accept(forge, [
      { type: 'revise', item: 'medias', body: `Créer un média.\n${rayonner}\n` },
      { type: 'revise', item: 'ecoute', body: 'Écouter les territoires.\nFravailler avec ces lieux.\n' },
      { type: 'remove', item: 'lieux' },
    ])
    await accept(forge, [{ type: 'revise', item: 'ecoute', body: 'Écouter les territoires.\nTravailler avec tous ces lieux.\n' }])
    const { elsewhere } = buildWithdrawnPage(await createTestSite(forge), 'lieux')!
    expect(elsewhere.map(({ text, href }) => [text, href])).toEqual([
      ['Travailler avec tous ces lieux.', `/actions/ecoute/#${sentenceId('ecoute', 'travailler avec tous ces lieux')}`],
      [rayonner, `/actions/medias/#${sentenceId('medias', 'les faire rayonner par des fêtes')}`],
    ])
  })

  it('stay in the page of an item that left the plan', async () => {
    const forge = await createTestForge()
    await accept(forge, [{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
    await accept(forge, [{ type: 'remove', item: 'medias' }])
    const page = buildWithdrawnPage(await createTestSite(forge), 'medias')!
    const id = sentenceId('medias', 'créer un grand média')
    expect(page.html).toContain(`<span id="${id}">Créer un grand média.</span>`)
    expect(page.notes.flatMap(({ formerWordings }) => formerWordings).map((former) => [former.text, former.now?.href])).toEqual([['Créer un média.', `#${id}`]])
  })

  it('are quoted with the proposal that brought them, and in full with the site’s address', async () => {
    const forge = await createTestForge()
    await accept(forge, [{ type: 'revise', item: 'lieux', body: `${first}Ouvrir [un lieu](../actions/medias.md) *par canton*.\n` }])
    const [, , last] = listCitations(await createTestSite(forge, { url: 'https://plan.example', base: '/p/' }), 'lieux')
    expect(last!.text).toMatch(/^« Ouvrir un lieu par canton\. » Plan, Action 1\. Adoptée le .* \(proposition n° 1\), texte du /)
    expect(last!.url).toBe(`https://plan.example/p/actions/lieux/#${last!.id}`)
  })

  it('show no withheld words, and keep their address', async () => {
    const forge = await createTestForge()
    const insult = await accept(forge, [{ type: 'revise', item: 'medias', body: 'Créer un média contre Untel.\n' }])
    await accept(forge, [{ type: 'revise', item: 'medias', body: 'Créer un média pour tous.\n' }])
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: coordinator, contribution: insult, reason: 'diffamation' })
    const former = collectNotes(await createTestSite(forge), 'medias').notes.flatMap(({ formerWordings }) => formerWordings)
    expect(former.find(({ id }) => id === sentenceId('medias', 'créer un média contre untel'))!.text).toBeNull()
  })
})
