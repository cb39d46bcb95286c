import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone, phone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { enterDesk, mainText } from './acts.ts'
import { keptFields } from './kept-fields.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir() })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function enter(): Promise<{ context: BrowserContext; desk: Page }> {
  const context = await openPhone(browser, { script: true })
  return { context, desk: await enterDesk(context, server.deskUrl) }
}

/** Another tab, once the device has what was typed; the one before it is closed. */
async function closeTab(page: Page, name: string, words: string): Promise<Page> {
  await expect.poll(async () => (await keptFields(page)).map((fields) => fields[name]), { timeout: 30_000 }).toEqual([words])
  const next = await page.context().newPage()
  await page.close()
  return next
}

async function resume(desk: Page): Promise<void> {
  await desk.getByText('Commencé sur cet appareil, pas encore envoyé').click()
  await desk.getByRole('link', { name: /^Reprendre/ }).click()
  await desk.getByText('Voici ce que vous aviez commencé.').waitFor()
}

const check = (desk: Page) => desk.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
const send = (desk: Page) => desk.getByRole('button', { name: 'Envoyer', exact: true }).click()

describe('words begun at a door of the desk', () => {
  it('that were received on paper come back after the tab was closed, until they are sent', { timeout: 240_000 }, async () => {
    const { context, desk: first } = await enter()
    await first.goto(`${server.url}coordination/saisir/formulaire/?intention=idee`)
    await first.fill('[name=nom]', 'Odette')
    await first.fill('[name=recue]', '2026-09-20')
    await first.fill('[name=texte]', 'Une caisse')
    const desk = await closeTab(first, 'texte', 'Une caisse')
    await desk.goto(`${server.url}coordination/saisir/`)
    await resume(desk)
    expect([await desk.inputValue('[name=nom]'), await desk.inputValue('[name=recue]'), await desk.inputValue('[name=texte]')]).toEqual(['Odette', '2026-09-20', 'Une caisse'])
    await desk.selectOption('[name=canal]', 'paper')
    await desk.check('[name=accord]')
    await check(desk)
    await desk.getByRole('button', { name: 'Corriger' }).click()
    expect(await desk.inputValue('[name=texte]')).toBe('Une caisse')
    await desk.fill('[name=texte]', 'Une caisse commune.')
    const next = await closeTab(desk, 'texte', 'Une caisse commune.')
    await next.goto(`${server.url}coordination/saisir/formulaire/?intention=idee`)
    await next.getByText('Voici ce que vous aviez commencé.').waitFor()
    expect(await next.inputValue('[name=texte]')).toBe('Une caisse commune.')
    await next.selectOption('[name=canal]', 'paper')
    await next.check('[name=accord]')
    await check(next)
    await send(next)
    await next.waitForURL(/talon/)
    await expect.poll(() => keptFields(next), { timeout: 30_000 }).toEqual([])
    await next.goto(`${server.url}coordination/saisir/formulaire/?intention=idee`)
    await next.waitForLoadState('networkidle')
    expect(await next.inputValue('[name=texte]')).toBe('')
    await context.close()
  })

  it('are kept that were typed before the page had its script', { timeout: 240_000 }, async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block' })
    const desk = await enterDesk(context, server.deskUrl)
    const scripts = Promise.withResolvers<void>()
    let held = 0
    await context.route(/\/_assets\/.*\.js$/, async (route) => {
      held += 1
      await scripts.promise
      await route.continue()
    })
    await desk.goto(`${server.url}coordination/saisir/formulaire/?intention=idee`, { waitUntil: 'commit' })
    await desk.fill('[name=texte]', 'Une caisse, très tôt')
    expect(held).toBeGreaterThan(0)
    scripts.resolve()
    await expect.poll(async () => (await keptFields(desk)).map(({ texte }) => texte), { timeout: 30_000 }).toEqual(['Une caisse, très tôt'])
    await context.close()
  })

  it('that make a proposal of an idea come back with what they were begun on, and from the idea’s own page', { timeout: 240_000 }, async () => {
    const { context, desk: first } = await enter()
    await first.locator('.row-title', { hasText: 'Bravo' }).click()
    await first.waitForURL(/contributions/)
    const idea = first.url()
    const form = first.locator('form[action$="/nourrir/"]')
    await form.locator('select[name=element]').selectOption('monnaies-locales')
    await form.getByRole('button').click()
    await first.waitForURL(/nourrir/)
    const today = await first.inputValue('[name=texte]')
    const begun = await first.inputValue('[name=depart]')
    await first.fill('[name=texte]', `${today} Et fêter.`)
    await first.fill('[name=pourquoi]', 'Une fête')
    await expect.poll(async () => (await keptFields(first))[0]?.['pourquoi'], { timeout: 30_000 }).toBe('Une fête')
    await first.reload()
    await first.getByText('Voici ce que vous aviez commencé.').waitFor()
    expect([await first.inputValue('[name=texte]'), await first.inputValue('[name=pourquoi]'), await first.inputValue('[name=depart]')]).toEqual([`${today} Et fêter.`, 'Une fête', begun])
    await check(first)
    await first.getByRole('button', { name: 'Envoyer', exact: true }).waitFor()
    const desk = await closeTab(first, 'texte', `${today} Et fêter.`)
    await desk.goto(idea)
    await resume(desk)
    expect(await desk.inputValue('[name=texte]')).toBe(`${today} Et fêter.`)
    await check(desk)
    await send(desk)
    await desk.waitForURL(/fait/)
    await expect.poll(() => keptFields(desk), { timeout: 30_000 }).toEqual([])
    await context.close()
  })
})

describe('a computer that several people use', () => {
  it('shows what was begun at the desk to the person who wrote it, at the desk, and to nobody else', { timeout: 240_000 }, async () => {
    const { context, desk } = await enter()
    await desk.goto(`${server.url}coordination/personnes/`)
    await desk.fill('[name=nom]', 'Béa')
    await desk.getByRole('button', { name: 'Ajouter' }).click()
    await desk.waitForURL(/ajout/)
    const bea = /http\S+\/entrer\/\S+\//.exec(await mainText(desk))![0]
    await desk.goto(`${server.url}coordination/`)
    await desk.locator('desk-rows .row-title').first().click()
    await desk.getByLabel('Pourquoi', { exact: true }).fill('Un mot à ne pas lire')
    await expect.poll(async () => (await keptFields(desk))[0]?.['pourquoi'], { timeout: 30_000 }).toBe('Un mot à ne pas lire')
    await desk.getByRole('button', { name: 'Fermer ma session' }).click()
    await desk.waitForURL(server.url)
    const says = async (page: Page, path: string): Promise<string> => {
      await page.goto(`${server.url}${path}`)
      await page.waitForLoadState('networkidle')
      return mainText(page)
    }
    const mine = await says(desk, 'mes-propositions/')
    expect(mine).not.toMatch(/Un mot|Reprendre/)
    expect(mine).toContain('Des mots commencés à la coordination sont gardés sur cet appareil.')
    const hers = await enterDesk(context, bea)
    expect(await says(hers, 'coordination/')).not.toContain('Commencé sur cet appareil')
    expect(await says(hers, 'mes-propositions/')).not.toMatch(/Un mot|Reprendre/)
    await hers.goto(`${server.url}coordination/`)
    await hers.getByRole('button', { name: 'Fermer ma session' }).click()
    const again = await enterDesk(context, server.deskUrl)
    await resume(again)
    expect(await again.getByLabel('Pourquoi', { exact: true }).inputValue()).toBe('Un mot à ne pas lire')
    await context.close()
  })
})

describe('a form of the desk that is sent after its session ended, without script', () => {
  it('is sent again in one gesture, once there is a session', { timeout: 240_000 }, async () => {
    const context = await openPhone(browser, { script: false })
    const desk = await enterDesk(context, server.deskUrl)
    await desk.locator('desk-rows .row-title').nth(1).click()
    await desk.getByLabel('Pourquoi', { exact: true }).fill('Une raison\nsur deux lignes.')
    await desk.check('input[name=decision][value=declined]')
    const other = await context.newPage()
    await other.goto(`${server.url}coordination/`)
    await other.getByRole('button', { name: 'Fermer ma session' }).click()
    await other.waitForURL(server.url)
    await desk.getByRole('button', { name: 'Décider et publier' }).click()
    const again = desk.getByRole('button', { name: 'Envoyer de nouveau' })
    await again.click()
    expect(await desk.locator('textarea').last().inputValue()).toBe('Une raison\nsur deux lignes.')
    await enterDesk(context, server.deskUrl)
    await again.click()
    await desk.waitForURL(/fait/)
    expect(await mainText(desk)).toContain('Une raison sur deux lignes.')
    await context.close()
  })
})
