import { describe, expect, it } from 'vitest'
import { secret, useExportSite } from '../exports/testing/create-export-site.ts'
import { listCodes } from './list-codes.ts'
import { buildPrintPage } from './print-page.ts'

describe('buildPrintPage', () => {
  it('prints the code of each paragraph, as the list of codes has it', async () => {
    const { site } = await useExportSite()
    const { introductionHtml, partsHtml } = buildPrintPage(site)
    const printed = [...`${introductionHtml}${partsHtml}`.matchAll(/class="book-code"[^>]*>([^<]+)</g)].map(([, code]) => code)
    expect(printed).toEqual(listCodes(site).today.map(({ code }) => code))
  })

  it('gives whole addresses with their QR codes where the site’s address is known, else paths without', async () => {
    const { site, moved } = await useExportSite()
    expect(buildPrintPage(site)).toMatchObject({ plan: { address: '/plan/', qr: null }, form: { address: '/proposer/', qr: null } })
    const { plan, form, codes } = buildPrintPage(moved)
    expect([plan, form, codes].map(({ address }) => address)).toEqual(['https://plan.example/p/plan/', 'https://plan.example/p/proposer/', 'https://plan.example/p/c/'])
    for (const { qr } of [plan, form, codes]) expect(qr!.path).toMatch(/^M4 4h7v1h-7z/)
  })

  it('prints nothing withheld', async () => {
    const { site } = await useExportSite()
    expect(JSON.stringify(buildPrintPage(site))).not.toContain(secret)
  })
})
