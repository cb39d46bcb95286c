import { describe, expect, it } from 'vitest'
import { writePeople } from '../../register/people.ts'
import { createTestSite } from '../../site/testing/create-test-site.ts'
import { coordinator, createTestForge, proposer } from '../../testing/create-test-forge.ts'
import { useExportSite } from '../testing/create-export-site.ts'
import { buildItemJsonLd, formatJsonLd } from './item-json-ld.ts'

describe('buildItemJsonLd', () => {
  it('tells the place, the dates and the people who chose a name', async () => {
    const { moved, rewritten } = await useExportSite()
    const data = buildItemJsonLd(moved, moved.state.plan.items.get('radio')!)
    expect(data).toMatchObject({
      '@type': 'CreativeWork',
      url: 'https://plan.example/p/actions/radio/',
      position: 2,
      inLanguage: 'fr',
      datePublished: moved.state.contributions.get(rewritten)!.decision!.at,
      contributor: [{ '@type': 'Person', '@id': expect.stringMatching(new RegExp(`#person\\.${coordinator}$`)), name: 'Ève & Ada' }],
      isPartOf: { url: 'https://plan.example/p/objectifs/recit/' },
    })
    expect(data).not.toHaveProperty('dateModified')
  })

  it('tells apart two people of one name, and credits words that came from another item, or from the id that it had', async () => {
    const forge = await createTestForge()
    const other = 'p-0000000003'
    await writePeople(forge.forge, () => ({ [proposer]: { name: 'Camille' }, [other]: { name: 'Camille' } }), '2026-01-01T00:00:00Z')
    const bodies = ['Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n', 'Travailler avec ces lieux.\nLes ouvrir à toutes et tous.\n']
    for (const [index, body] of bodies.entries()) await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'lieux', body }], { person: [proposer, other][index]! }), outcome: 'accepted' })
    const tellPeople = async (item: string): Promise<unknown> => {
      const site = await createTestSite(forge)
      const { contributor = [] } = buildItemJsonLd(site, site.state.plan.items.get(item)!) as { contributor?: { '@id': string; name: string }[] }
      return contributor.map(({ '@id': id, name }) => [id.split('#')[1], name])
    }
    const both = [[`person.${proposer}`, 'Camille'], [`person.${other}`, 'Camille']]
    expect(await tellPeople('lieux')).toEqual(both)
    await forge.repository.commit({ 'content/actions/lieux.md': null, 'content/actions/endroits.md': `---\nparent: recit\norder: 10\n---\n${bodies[1]}` }, { at: '2026-02-01T00:00:00Z' })
    expect(await tellPeople('endroits')).toEqual(both)
  })

  it('makes an axis a part of the plan', async () => {
    const { site } = await useExportSite()
    expect(buildItemJsonLd(site, site.state.plan.items.get('se-relier')!)).toMatchObject({ url: '/axes/se-relier/', isPartOf: { name: 'Plan', url: '/plan/' }, dateModified: site.state.log.at(-1)!.at })
  })
})

describe('formatJsonLd', () => {
  it('cannot end the element that it stands in, and reads back as it was', () => {
    const data = { name: '</script><script>alert(1)</script> \u2028<!--' }
    expect(formatJsonLd(data)).not.toMatch(/[<\u2028]/)
    expect(JSON.parse(formatJsonLd(data))).toEqual(data)
  })
})
