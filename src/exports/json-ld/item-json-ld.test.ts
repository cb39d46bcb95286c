import { describe, expect, it } from 'vitest'
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
      contributor: [{ '@type': 'Person', name: 'Ève & Ada' }],
      isPartOf: { url: 'https://plan.example/p/objectifs/recit/' },
    })
    expect(data).not.toHaveProperty('dateModified')
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
