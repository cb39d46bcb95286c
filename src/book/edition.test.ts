import { describe, expect, it } from 'vitest'
import { checkHtml } from '../audit/check-html.ts'
import { secret, useExportSite } from '../exports/testing/create-export-site.ts'
import { bundleAssets } from './assets.ts'
import { bindBook } from './bind-book.ts'
import { formatEdition } from './edition.ts'

const assets = bundleAssets()

describe('formatEdition', () => {
  it('holds every text, its origin and every proposal, and nothing withheld', async () => {
    const { site } = await useExportSite()
    const text = formatEdition(bindBook(site), await assets)
    for (const words of ['Travailler avec ces lieux.', 'Créer une radio.', 'Proposition n°', 'Le budget devra être discuté.', 'Non repris', 'et des haies', 'nous y tenons']) expect(text).toContain(words)
    expect(text).not.toContain(secret)
  })

  it('is valid HTML in itself: each link inside leads to something, nothing loads from elsewhere', async () => {
    const { site, moved } = await useExportSite()
    for (const each of [site, moved]) {
      const text = formatEdition(bindBook(each), await assets)
      expect((await checkHtml(text)).filter((fault) => !/void-style/.test(fault))).toEqual([])
      const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
      for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
      expect(text).not.toMatch(/<(?:link|img|iframe)|\ssrc=|@import|url\((?!data:)/)
    }
  })

  it('links to the site where its address is known, and nowhere where it is not', async () => {
    const { site, moved } = await useExportSite()
    const hrefs = (text: string): string[] => [...text.matchAll(/href="([^"#]*)/g)].map(([, href]) => href!).filter(Boolean)
    expect(hrefs(formatEdition(bindBook(site), await assets))).toEqual([])
    const out = hrefs(formatEdition(bindBook(moved), await assets))
    expect(out).toContain('https://plan.example/p/plan/')
    for (const href of out) expect(href).toMatch(/^https:\/\/plan\.example\/p\//)
  })

  it('is the same bytes for the same plan', async () => {
    const { site, again } = await useExportSite()
    expect(formatEdition(bindBook(again), await bundleAssets())).toBe(formatEdition(bindBook(site), await assets))
  })
})
