import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalForge } from '../../forges/local/create-local-forge.ts'
import { loadState } from '../../usecases/load-state.ts'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startProxy, type RunningProxy } from '../start-proxy.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { fillAndSend, openUntil } from './acts.ts'
import { visitOnce } from './visit-once.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer
let proxy: RunningProxy
// Under a sub-path, as on a host of static pages: everything is to work there too.
const at = (path: string): string => server.url + path

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir(), env: { PLAN_BASE: '/collectif/' } })
  proxy = await startProxy(new URL('/', server.url).href)
})
afterAll(async () => {
  await browser?.close()
  await proxy?.stop()
  await server?.stop()
})

/** How many contributions say this now. */
async function countNow(words: string): Promise<number> {
  const { contributions } = await loadState(createLocalForge({ gitDir: join(server.planDir, 'forge.git') }).repository)
  return [...contributions.values()].filter(({ text, changes }) => JSON.stringify([text, changes]).includes(words)).length
}

/** The same, once one does. */
async function countReceived(words: string): Promise<number> {
  const end = Date.now() + 15_000
  for (;;) {
    const count = await countNow(words)
    if (count > 0 || Date.now() > end) return count
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const sent = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'Envoyées' }) })
const waiting = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'En attente de réseau' }) })

/** Writes in the open form, and leaves it kept on the device. */
async function keep(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Garder et envoyer dès que possible' }).waitFor()
  await page.fill('[name=texte]', words)
  await page.check('[name=accord]')
  await page.getByRole('button', { name: 'Garder et envoyer dès que possible' }).click()
  await page.getByText('C’est gardé sur cet appareil.').waitFor()
}

describe('someone without a network', () => {
  it('changes a text, corrects it, and it arrives once when the network is back', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at('actions/monnaies-locales/'))
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Modifier ce texte' }).click()
    await page.getByRole('heading', { name: 'Modifier : action 18' }).waitFor()
    const text = await page.inputValue('[name=texte]')
    expect(text).toMatch(/^Reverser aux acteurs/)
    await page.getByRole('button', { name: 'Garder et envoyer dès que possible' }).click()
    expect(await page.locator('.error-summary').innerText()).toMatch(/Vous n’avez encore rien changé[\s\S]*Cochez la case/)
    await keep(page, `${text} Premier jet.`)

    await waiting(page).getByRole('link', { name: /^Modifier/ }).click()
    await keep(page, `${text} Écrit dans le train.`)
    await context.setOffline(false)
    await sent(page).getByRole('link', { name: /^Suivre/ }).waitFor()
    expect(await waiting(page).count()).toBe(0)
    expect(await countReceived('Écrit dans le train.')).toBe(1)
    expect(await countNow('Premier jet.')).toBe(0)
    await sent(page).getByRole('link', { name: /^Suivre/ }).click()
    await page.getByRole('heading', { name: /Ma proposition/ }).waitFor()

    await page.fill('[name=texte]', 'Une précision, dans un tunnel.')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Envoyer ce message' }).click()
    await page.getByText('Ce que vous avez écrit avec cet appareil est dans « Mes propositions ».').waitFor()
    await openUntil(page, at('mes-propositions/'), /Une précision, dans un tunnel\./)
    await context.setOffline(false)
    await page.getByRole('link', { name: /^Reprendre/ }).click()
    await page.getByText('Voici ce que vous aviez commencé').waitFor()
    expect(await page.inputValue('[name=texte]')).toBe('Une précision, dans un tunnel.')
    await page.getByRole('button', { name: 'Envoyer ce message' }).click()
    await page.getByText('Votre message est enregistré.').waitFor()
    expect(await countReceived('Une précision, dans un tunnel.')).toBe(1)
    await openUntil(page, at('mes-propositions/'), /Envoyées/)
    expect(await page.getByRole('heading', { name: 'Commencées' }).count()).toBe(0)
    await context.close()
  })

  it('closes the tab: what waits leaves at the next visit, what was begun is still there', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at(''))
    await context.setOffline(true)
    await page.goto(at('proposer/?intention=idee'))
    await keep(page, 'Une idée de la montagne.')
    await page.goto(at('proposer/?intention=reagir&element=monnaies-locales'))
    await page.getByRole('heading', { name: 'Réagir : action 18' }).waitFor()
    expect(await page.locator('.form-about').innerText()).toMatch(/^Ce à quoi vous réagissez\s+Reverser aux acteurs/)
    await page.fill('[name=texte]', 'Une réaction à finir')
    const next = await context.newPage()
    await openUntil(next, at('mes-propositions/'), /Une réaction à finir/)
    await page.close()
    await next.goto('about:blank')
    await context.setOffline(false)

    await next.goto(at('plan/'))
    expect(await countReceived('Une idée de la montagne.')).toBe(1)
    await next.goto(at('mes-propositions/'))
    await sent(next).getByText('Une idée de la montagne.').waitFor()
    await next.getByRole('link', { name: /^Reprendre/ }).click()
    await next.getByRole('button', { name: 'Vérifier avant d’envoyer' }).waitFor()
    await next.getByText('Voici ce que vous aviez commencé').waitFor()
    expect(await next.inputValue('[name=texte]')).toBe('Une réaction à finir')
    await context.close()
  })
})

describe('someone whose network fails', () => {
  it('sends once, though the answer to « Envoyer » was lost', { timeout: 180_000 }, async () => {
    const url = `${proxy.url}collectif/`
    const { context, page } = await visitOnce(browser, url)
    await page.goto(`${url}proposer/?intention=idee`)
    await page.fill('[name=texte]', 'Une idée au fond du tunnel.')
    await page.check('[name=accord]')
    await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
    proxy.weather.loses = (method) => method === 'POST'
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await waiting(page).getByText('Le réseau a manqué pendant l’envoi.').waitFor()
    expect(await countReceived('Une idée au fond du tunnel.')).toBe(1)
    proxy.weather.loses = () => false
    await page.reload()
    await sent(page).getByText('Une idée au fond du tunnel.').waitFor()
    expect(await countReceived('Une idée au fond du tunnel.')).toBe(1)
    await context.close()
  })
})

describe('someone who closes the tab', () => {
  it('finds what was begun, and the device remembers what was sent', { timeout: 180_000 }, async () => {
    const context = await openPhone(browser, { script: true })
    const page = await context.newPage()
    await page.goto(at('proposer/?intention=idee'))
    await page.fill('[name=texte]', 'Une idée interrompue.')
    const next = await context.newPage()
    await openUntil(next, at('mes-propositions/'), /Une idée interrompue\./)
    await page.close()

    await next.goto(at('proposer/?intention=idee'))
    await next.getByText('Vous aviez commencé un texte ici').waitFor()
    await next.getByRole('button', { name: 'Reprendre' }).click()
    expect(await next.inputValue('[name=texte]')).toBe('Une idée interrompue.')
    await next.check('[name=accord]')
    await next.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
    await next.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await next.getByText('Cet appareil s’en souvient.').waitFor()
    await next.getByRole('link', { name: 'Mes propositions' }).first().click()
    await sent(next).getByText('Une idée interrompue.').waitFor()
    expect(await next.getByRole('heading', { name: 'Commencées' }).count()).toBe(0)
    await context.close()
  })

  it('finds what was sent, though the page that says so was left before the device had answered', { timeout: 180_000 }, async () => {
    const context = await openPhone(browser, { script: true })
    const page = await context.newPage()
    await context.addInitScript(() => {
      if (location.search.includes('recu')) indexedDB.open = () => ({}) as IDBOpenDBRequest
    })
    await page.goto(at('proposer/?intention=idee'))
    await fillAndSend(page, { words: () => 'Une idée envoyée en courant.' })
    await page.waitForLoadState()
    await page.goto(at('proposer/?intention=idee'))
    await page.goto(at('mes-propositions/'))
    await sent(page).getByText('Une idée envoyée en courant.').waitFor()
    expect(await page.getByRole('heading', { name: 'Commencées' }).count()).toBe(0)
    await context.close()
  })

  it('finds a second message begun on the page that says that the first one was sent', { timeout: 180_000 }, async () => {
    const context = await openPhone(browser, { script: true })
    const page = await context.newPage()
    await page.goto(at('proposer/?intention=idee'))
    const { url } = await fillAndSend(page, { words: () => 'Une idée à suivre.' })
    await openUntil(page, url, /Répondre ou compléter/)
    await page.fill('[name=texte]', 'Un premier message.')
    await page.getByRole('button', { name: 'Envoyer ce message' }).click()
    await page.waitForURL(/\?repondu$/)
    expect(await page.getByRole('button', { name: 'Reprendre' }).count()).toBe(0)
    await page.fill('[name=texte]', 'Un second message, à finir.')
    await openUntil(await context.newPage(), at('mes-propositions/'), /Un second message, à finir\./)
    await page.reload()
    await page.getByRole('button', { name: 'Reprendre' }).click()
    expect(await page.inputValue('[name=texte]')).toBe('Un second message, à finir.')
    await context.close()
  })
})
