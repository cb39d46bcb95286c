import { describe, expect, it } from 'vitest'
import { secret, useExportSite } from '../exports/testing/create-export-site.ts'
import { codeBlocks } from './paragraph-code.ts'
import { listCodes } from './list-codes.ts'

describe('listCodes', () => {
  it('has every paragraph of today’s plan in reading order, each with a way to it', async () => {
    const { site } = await useExportSite()
    const { today } = listCodes(site)
    expect(today.map(({ code }) => code)).toEqual([...codeBlocks('plan', site.state.plan.introduction), ...site.items.flatMap(({ id, body }) => codeBlocks(id, body))])
    expect(today[0]).toMatchObject({ item: 'Introduction du plan', href: '/plan/#p1', until: null, words: 'Voici le plan. Il a trois actions.' })
    expect(today.find(({ words }) => words.startsWith('Travailler'))).toMatchObject({ item: 'Action 1', href: '/actions/lieux/#p1' })
  })

  it('keeps the code of a paragraph that was reworded, and leads to what is there today', async () => {
    const { site } = await useExportSite()
    const [code] = codeBlocks('lieux', 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n')
    expect(listCodes(site).former.find((each) => each.code === code)).toMatchObject({ item: 'Action 1', href: '/actions/lieux/', until: '2 janvier 2026', words: 'Fravailler avec ces lieux. Les faire rayonner par des fêtes.' })
  })

  it('shows nothing withheld, and each anchor once', async () => {
    const { site } = await useExportSite()
    const { today, former } = listCodes(site)
    const all = [...today, ...former]
    expect(all.filter(({ words }) => words.includes(secret))).toEqual([])
    expect(former.some(({ words }) => words === '')).toBe(true)
    const anchors = all.map(({ anchor }) => anchor).filter(Boolean)
    expect(new Set(anchors).size).toBe(anchors.length)
  })
})
