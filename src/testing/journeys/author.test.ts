import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { decide, enterDesk, fillAndSend, openUntil } from './acts.ts'

const createTempDir = useTempDirs()

describe('an author and the plan that moves, on a phone, without script', () => {
  let browser: Browser
  let server: RunningServer
  let page: Page
  let desk: Page
  const at = (path: string): string => server.url + path

  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer({ planDir: await createTempDir() })
    page = await (await openPhone(browser, { script: false })).newPage()
    desk = await enterDesk(await openPhone(browser, { script: false }), server.deskUrl)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('answers by the private link once a decision changed the same words, and is integrated', { timeout: 120_000 }, async () => {
    await page.goto(at('proposer/?intention=modifier&element=constitution-d-un-media'))
    const mine = await fillAndSend(page, { words: (shown) => shown.replace('un média', 'une radio'), name: 'Zoé' })
    await page.goto(at('proposer/?intention=modifier&element=constitution-d-un-media'))
    const other = await fillAndSend(page, { words: (shown) => shown.replace('un média', 'un journal'), name: 'Léo' })
    await decide(desk, server, other.id, { outcome: 'accepted' })
    const asked = await openUntil(page, mine.url, /À revoir avec vous/)
    expect(asked).toMatch(/Votre réponse est attendue avant le/)
    expect(asked).toMatch(/Le plan d’aujourd’hui un journal Votre texte une radio/)
    await page.getByRole('button', { name: 'Garder ma formulation sur le texte d’aujourd’hui' }).click()
    await page.getByText('Votre formulation est gardée').waitFor()
    await decide(desk, server, mine.id, { outcome: 'accepted' })
    await openUntil(page, at('actions/constitution-d-un-media/'), /Constituer une radio/)
    expect(await openUntil(page, mine.publicUrl, /intégrée/i)).toMatch(/À revoir avec la personne qui la propose.*Réécrite \(Zoé\)/)
  })

  it('moves an action to another objective, and joins two others: old numbers still lead there, no word is lost', { timeout: 120_000 }, async () => {
    await page.goto(at('actions/monnaies-locales/'))
    await page.getByRole('link', { name: 'Déplacer ailleurs dans le plan' }).click()
    await page.selectOption('[name=vers]', 'construire-un-recit-commun-de-la-transition-ecologique-juste')
    const move = await fillAndSend(page, { why: 'C’est un récit.' })
    expect(move.preview).toMatch(/Se place sous Objectif 1, en premier/)
    await page.goto(at('actions/former-et-outiller-les-ambassadeurs/'))
    await page.getByRole('link', { name: 'Réunir avec une autre partie' }).click()
    await page.selectOption('[name=vers]', 'definir-des-leviers-incitation')
    const join = await fillAndSend(page, { why: 'Un seul sujet.' })
    expect(join.preview).toMatch(/Réunit Action \d+ et Action \d+/)
    await decide(desk, server, move.id, { outcome: 'accepted' })
    await decide(desk, server, join.id, { outcome: 'accepted' })
    await openUntil(page, at('a/18/'), /Monnaies locales.*aujourd’hui Action 1/)
    const gone = await openUntil(page, at('actions/definir-des-leviers-incitation/'), /Son texte est passé dans/)
    expect(gone).toMatch(/Action \d+ : Former et outiller/)
    const joined = await openUntil(page, at('actions/former-et-outiller-les-ambassadeurs/'), /Définir des leviers d’incitation/)
    expect(joined).toMatch(/Venu d’ailleurs\s:\s«\sDéfinir des leviers/)
  })
})
