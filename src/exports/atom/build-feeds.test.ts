import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { describe, expect, it } from 'vitest'
import { createTestSite } from '../../site/testing/create-test-site.ts'
import type { Change } from '../../domain/amendment.ts'
import { coordinator, createTestForge, smallPlan } from '../../testing/create-test-forge.ts'
import { useExportSite, secret } from '../testing/create-export-site.ts'
import { buildContributionFeed, buildItemFeed, buildPlanFeed } from './build-feeds.ts'
import type { Feed } from './feed.ts'
import { formatFeed } from './format-feed.ts'

const childrenOf = (parent: Element | Root, name: string): Element[] => ([...parent.children] as (Element | { type: string })[]).filter((child): child is Element => child.type === 'element' && 'name' in child && child.name === name)
const textOf = (parent: Element, name: string): string => childrenOf(parent, name).flatMap((child) => child.children.map((text) => (text.type === 'text' ? text.value : ''))).join('')

/** Reads a feed with a strict XML parser and checks what RFC 4287 asks for (sections 4.1.1 and 4.1.2). */
function readFeed(xml: string): { root: Element; entries: Element[] } {
  const root = childrenOf(fromXml(xml), 'feed')[0]!
  expect(root.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom')
  const entries = childrenOf(root, 'entry')
  for (const each of [root, ...entries]) {
    for (const name of ['id', 'title', 'updated']) expect(childrenOf(each, name), name).toHaveLength(1)
    expect(textOf(each, 'id')).toMatch(/^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)
    expect(textOf(each, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    expect(childrenOf(each, 'link').filter(({ attributes }) => attributes['rel'] === 'alternate')).toHaveLength(1)
  }
  for (const entry of entries) expect(textOf(childrenOf(entry, 'author')[0]!, 'name')).not.toBe('')
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(entries.length)
  return { root, entries }
}

const titlesOf = (entries: Element[]): string[] => entries.map((entry) => textOf(entry, 'title').replaceAll('\u202F', ' ').replaceAll('\u00A0', ' '))

describe('feeds', () => {
  it('tell the plan’s journal, newest first, with what was written straight into it', async () => {
    const { site } = await useExportSite()
    const { root, entries } = readFeed(formatFeed(buildPlanFeed(site)))
    expect(titlesOf(entries)).toEqual([
      'Modification directe : Axe 1',
      expect.stringContaining('Idée 6 placée'),
      expect.stringContaining('Idée 6 reçue'),
      'Modification directe : Action 3',
      expect.stringContaining('Proposition 5 reçue'),
      expect.stringContaining('Proposition 3 non retenue'),
      expect.stringContaining('Proposition 3 reçue'),
      expect.stringContaining('Proposition 2 intégrée autrement'),
      expect.stringContaining('Proposition 2 reçue'),
      expect.stringContaining('Proposition 1 intégrée'),
      expect.stringContaining('Proposition 1 reçue'),
      'Première version enregistrée',
    ])
    expect(textOf(root, 'updated')).toBe(textOf(entries[0]!, 'updated'))
  })

  it('tell what concerns an item, messages included, and an axis with all that it holds', async () => {
    const { site, comment } = await useExportSite()
    const action = readFeed(formatFeed(buildItemFeed(site, 'action', 'lieux')))
    expect(titlesOf(action.entries)).toEqual([expect.stringContaining('Message du'), expect.stringContaining('Proposition 1 intégrée'), expect.stringContaining('Proposition 1 reçue'), 'Première version enregistrée'])
    expect(childrenOf(action.entries[0]!, 'link')[0]!.attributes['href']).toBe(`/contributions/${comment}/`)
    const axis = readFeed(formatFeed(buildItemFeed(site, 'axis', 'se-relier')))
    expect(titlesOf(axis.entries).join('\n')).toMatch(/Modification directe[\s\S]*Message du[\s\S]*Idée 6 placée[\s\S]*Proposition 2 intégrée autrement[\s\S]*Proposition 1/)
    expect(childrenOf(axis.root, 'link').map(({ attributes }) => attributes['href'])).toEqual(['/axes/se-relier.xml', '/axes/se-relier/'])
  })

  it('name what moved, in the words of its history, and a move that came with other words', async () => {
    const forge = await createTestForge()
    const action = (item: string, parent: string, order: number, words: string): Record<string, string> => ({ [`content/actions/${item}.md`]: `---\nparent: ${parent}\norder: ${order}\n---\n${words}\n` })
    await forge.repository.commit({ 'content/objectives/terre.md': '---\nparent: se-relier\norder: 20\ntitle: La terre\n---\nEn prendre soin.\n' }, { at: '2026-02-01T00:00:00Z' })
    await forge.repository.commit(action('medias', 'terre', 20, 'Créer un média.'), { at: '2026-02-02T00:00:00Z' })
    await forge.repository.commit({ ...action('lieux', 'recit', 100, 'Travailler.'), ...action('ecoute', 'recit', 50, 'Écouter les territoires.') }, { at: '2026-02-03T00:00:00Z' })
    const site = await createTestSite(forge)
    const told = (feed: Feed): [string, string][] => readFeed(formatFeed(feed)).entries.slice(0, 2).map((entry) => [titlesOf([entry])[0]!, textOf(entry, 'content').replaceAll(/[\u202F\u00A0]/g, ' ')])
    const elsewhere = ['Déplacement direct : Action 3', '<ul><li>Action 3 : Passe de « Objectif 1 : Un récit » à « Objectif 2 : La terre »</li></ul>']
    expect(told(buildItemFeed(site, 'action', 'medias'))[0]).toEqual(elsewhere)
    expect(told(buildPlanFeed(site))).toEqual([
      ['Modification directe : Action 2, Action 1', '<ul><li>Action 2</li><li>Action 1 : Se plaçait après « Action 2 : Travailler » ; se place en premier</li></ul>'],
      elsewhere,
    ])
  })

  it('tell an axis what left it, by whom and why, once', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/axes/agir.md': '---\norder: 20\ntitle: Agir\n---\nAgir.\n', 'content/objectives/terre.md': '---\nparent: agir\norder: 10\ntitle: La terre\n---\nEn prendre soin.\n' }, { at: '2026-01-01T12:00:00Z' })
    const decideTo = async (change: Change, reason: string) => forge.decide({ contribution: await forge.propose([change]), outcome: 'accepted', reason })
    await decideTo({ type: 'move', item: 'lieux', parent: 'terre', after: null }, 'Mieux là.')
    await decideTo({ type: 'remove', item: 'ecoute' }, 'Dite ailleurs.')
    await decideTo({ type: 'revise', item: 'lieux', body: 'Travailler.\n' }, 'Plus court.')
    await forge.repository.commit({ 'content/actions/medias.md': null }, { at: '2026-02-02T00:00:00Z' })
    await forge.repository.commit({ 'content/objectives/recit.md': '---\nparent: agir\norder: 20\ntitle: Un récit\n---\nÉcrire un récit commun.\n' }, { at: '2026-02-03T00:00:00Z' })
    const site = await createTestSite(forge)
    const { entries } = readFeed(formatFeed(buildItemFeed(site, 'axis', 'se-relier')))
    expect(titlesOf(entries)).toEqual([
      'Déplacement direct : Objectif 2',
      'Modification directe : « Créer un média » (n’est plus dans le plan)',
      'Proposition 2 intégrée : Demande le retrait : « Écouter les territoires » (n’est plus dans le plan)',
      expect.stringContaining('Proposition 2 reçue'),
      'Proposition 1 intégrée : Déplace Action 1 sous Objectif 1',
      expect.stringContaining('Proposition 1 reçue'),
      'Première version enregistrée',
    ])
    expect([2, 4].map((place) => textOf(entries[place]!, 'content'))).toEqual([expect.stringContaining('Dite ailleurs.'), expect.stringContaining('Mieux là.')])
    const plan = readFeed(formatFeed(buildPlanFeed(site))).entries.map((entry) => textOf(entry, 'id'))
    expect(entries.slice(0, -1).filter((entry) => !plan.includes(textOf(entry, 'id')))).toEqual([])
    expect(titlesOf(readFeed(formatFeed(buildItemFeed(site, 'axis', 'agir'))).entries).join('\n')).not.toMatch(/Proposition 2|Créer un média/)
  })

  it('tell which items left or moved by proposals withheld since, and no word of them', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/axes/agir.md': '---\norder: 20\ntitle: Agir\n---\nAgir.\n', 'content/objectives/terre.md': '---\nparent: agir\norder: 10\ntitle: La terre\n---\nEn prendre soin.\n' }, { at: '2026-01-01T12:00:00Z' })
    const withhold = (contribution: string) => forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-02-02T00:00:00Z', by: coordinator, contribution, reason: 'Données personnelles.' })
    const propose = (change: Change) => forge.propose([change], { rationale: secret })
    for (const change of [{ type: 'remove', item: 'ecoute' }, { type: 'move', item: 'medias', parent: 'terre', after: null }, { type: 'revise', item: 'lieux', body: 'Travailler ensemble.\n' }] as const) {
      const contribution = await propose(change)
      await forge.decide({ contribution, outcome: 'accepted', reason: secret })
      await withhold(contribution)
    }
    await withhold(await propose({ type: 'remove', item: 'lieux' }))
    const site = await createTestSite(forge)
    const told = (feed: Feed): string[] => {
      expect(formatFeed(feed)).not.toContain(secret)
      return readFeed(formatFeed(feed)).entries.filter((entry) => titlesOf([entry])[0]!.includes('masquée')).map((entry) => `${titlesOf([entry])[0]}. ${textOf(childrenOf(entry, 'author')[0]!, 'name')}. ${textOf(entry, 'content')}`.replaceAll(/[\u202F\u00A0]/g, ' '))
    }
    const gone = 'Par une proposition masquée : « Écouter les territoires » (n’est plus dans le plan). la coordination. <ul><li>« Écouter les territoires » (n’est plus dans le plan)</li></ul>'
    const moved = 'Par une proposition masquée : Action 2. la coordination. <ul><li>Action 2 : Passe de « Objectif 1 : Un récit » à « Objectif 2 : La terre »</li></ul>'
    expect([told(buildPlanFeed(site)), told(buildItemFeed(site, 'axis', 'se-relier'))]).toEqual([[moved, gone], [moved, gone]])
    expect([told(buildItemFeed(site, 'axis', 'agir')), told(buildItemFeed(site, 'action', 'medias')), told(buildItemFeed(site, 'action', 'ecoute')), told(buildItemFeed(site, 'action', 'lieux'))]).toEqual([[moved], [moved], [gone], []])
  })

  it('tell an axis that something left it and came back, and what became of another kind', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/medias.md': null }, { at: '2026-02-02T00:00:00Z' })
    await forge.repository.commit({ 'content/actions/medias.md': smallPlan['content/actions/medias.md'] }, { at: '2026-02-03T00:00:00Z' })
    await forge.repository.commit({ 'content/actions/ecoute.md': null, 'content/axes/ecoute.md': '---\norder: 20\n---\nÉcouter les territoires.\n' }, { at: '2026-02-04T00:00:00Z' })
    const { entries } = readFeed(formatFeed(buildItemFeed(await createTestSite(forge), 'axis', 'se-relier')))
    expect(titlesOf(entries)).toEqual(['Modification directe : Axe 2', 'Modification directe : Action 2', 'Modification directe : Action 2', 'Première version enregistrée'])
    expect(textOf(entries[2]!, 'content').replaceAll('\u00A0', ' ')).toBe('<ul><li>Action 2 : Sorti du plan</li></ul>')
  })

  it('tell what happened to a proposal, with the reason and what is left open', async () => {
    const { site, rewritten } = await useExportSite()
    const { entries } = readFeed(formatFeed(buildContributionFeed(site, site.state.contributions.get(rewritten)!)))
    expect(entries).toHaveLength(2)
    expect(textOf(entries[0]!, 'content')).toContain('Le budget devra être discuté.')
    expect(textOf(childrenOf(entries[0]!, 'author')[0]!, 'name')).toBe('Ève & Ada')
  })

  it('hold hostile text as text, in XML that parses', async () => {
    const { site, accepted, comment, declined } = await useExportSite()
    const of = (id: string): string => formatFeed(buildContributionFeed(site, site.state.contributions.get(id)!))
    expect(textOf(readFeed(of(accepted)).entries.at(-1)!, 'content')).toContain('&lt;b&gt;')
    expect(textOf(readFeed(of(comment)).root, 'title')).toContain(']]> et < !')
    expect(of(declined)).toContain('\uFFFD')
  })

  it('say nothing of what was withheld', async () => {
    const { site, withheld } = await useExportSite()
    const feeds = [buildPlanFeed(site), buildItemFeed(site, 'action', 'medias'), buildItemFeed(site, 'axis', 'se-relier'), buildContributionFeed(site, site.state.contributions.get(withheld)!)]
    for (const feed of feeds) expect(formatFeed(feed)).not.toContain(secret)
    expect(readFeed(formatFeed(feeds[3]!)).entries).toEqual([])
  })

  it('keep their ids when the site changes address, and are the same bytes for the same inputs', async () => {
    const { site, again, moved } = await useExportSite()
    const feed = buildPlanFeed(moved)
    expect(feed.entries.map(({ id }) => id)).toEqual(buildPlanFeed(site).entries.map(({ id }) => id))
    expect([feed.id, feed.self, feed.page, feed.base]).toEqual([buildPlanFeed(site).id, 'https://plan.example/p/journal.xml', 'https://plan.example/p/journal/', 'https://plan.example/p/'])
    expect(formatFeed(buildPlanFeed(again))).toBe(formatFeed(buildPlanFeed(site)))
  })
})
