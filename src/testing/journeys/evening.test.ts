import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone, phone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { enterDesk, mainText } from './acts.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer
let desk: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir() })
  desk = await enterDesk(await openPhone(browser, { script: true }), server.deskUrl)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const at = (path: string) => `${server.url}${path}`
const focused = () => desk.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ') ?? '')

describe('an evening at the desk, on a phone', () => {
  it('goes through the list by its keys, which act nowhere else', { timeout: 180_000 }, async () => {
    const titles = desk.locator('desk-rows .row-title')
    const lines = (await titles.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))
    await titles.first().focus()
    await desk.keyboard.press('j')
    expect(await focused()).toBe(lines[1])
    await desk.keyboard.press('k')
    expect(await focused()).toBe(lines[0])
    await desk.getByText('Trier ce qui attend').click()
    const field = desk.getByLabel('Mots, nom ou numéro')
    await field.pressSequentially('jk fravailler')
    expect(await field.inputValue()).toBe('jk fravailler')
    await field.fill('fravailler')
    await desk.getByRole('button', { name: 'Trier', exact: true }).click()
    await desk.waitForURL(/q=fravailler/)
    expect(await mainText(desk)).toMatch(/1 à voir avec ces critères\. .*Action 10 : Fravailler → Travailler/)
  })

  it('tells of keys where something points finely, and not to a finger', { timeout: 180_000 }, async () => {
    const told = (page: Page) => page.getByText('Au clavier, dans la liste').isVisible()
    // The desk's own page stays where the next case finds it.
    const pointed = await desk.context().newPage()
    await pointed.goto(at('coordination/'))
    await pointed.locator('desk-rows .row-title').first().waitFor()
    expect(await told(pointed)).toBe(true)
    await pointed.close()
    const touched = await browser.newContext({ viewport: phone, isMobile: true, hasTouch: true, storageState: await desk.context().storageState() })
    const page = await touched.newPage()
    await page.goto(at('coordination/'))
    await page.locator('desk-rows .row-title').first().waitFor()
    expect(await told(page)).toBe(false)
    await touched.close()
  })

  it('says who sees to what, where it was said', { timeout: 180_000 }, async () => {
    await desk.getByRole('button', { name: /^Je m’en occupe : n° 4/ }).click()
    await desk.waitForURL(/q=fravailler&pris/)
    expect(await mainText(desk)).toContain('Vous avez dit vous en occuper à l’instant.')
    await desk.getByRole('button', { name: /^Je ne m’en occupe plus : n° 4/ }).click()
    await desk.waitForURL(/laisse/)
    expect(await mainText(desk)).not.toContain('Vous avez dit')
  })

  it('takes in the ticked slips by one act, and less is left', { timeout: 180_000 }, async () => {
    await desk.goto(at('coordination/'))
    const [, left] = /Reste (\d+) sur/.exec(await mainText(desk)) ?? []
    await desk.getByRole('link', { name: /coquilles à intégrer d’un geste/ }).click()
    const boxes = desk.getByRole('checkbox')
    const count = await boxes.count()
    expect(count).toBeGreaterThan(1)
    await boxes.first().uncheck()
    const button = desk.getByRole('button', { name: count === 2 ? 'Intégrer la coquille cochée' : `Intégrer les ${count - 1} coquilles cochées` })
    await button.click()
    await desk.waitForURL(/integrees=/)
    await desk.goto(at('coordination/'))
    expect(await mainText(desk)).toContain(`Reste ${Number(left) - (count - 1)} sur`)
  })

  it('reads one in five ways, and puts a ready-made reason into its field', { timeout: 180_000 }, async () => {
    await desk.getByRole('link', { name: /n° 7 / }).first().click()
    await desk.getByRole('link', { name: 'Au final' }).click()
    await desk.waitForURL(/lecture=final/)
    expect(await mainText(desk)).toContain('Ce que le plan dirait avec le panier et cette proposition.')
    const why = desk.getByLabel('Pourquoi', { exact: true })
    await why.fill('Voir l’action 8.')
    await desk.getByRole('button', { name: 'Le plan le dit déjà.' }).click()
    expect(await why.inputValue()).toBe('Voir l’action 8. Le plan le dit déjà.')
    expect(desk.url()).toContain('lecture=final')
  })
})
