import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OfflineList } from '../../offline/offline-copy.ts'
import { openBrowser, openPhone, phone } from '../open-browser.ts'
import { startProxy, type RunningProxy } from '../start-proxy.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { decide, enterDesk, fillAndSend, mainText, openUntil } from './acts.ts'
import { readItems, search, searchTable } from './search-table.ts'
import { visitOnce } from './visit-once.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer
const at = (path: string): string => server.url + path

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir() })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Every page of the served site that readers open; what this device writes on the two others is its own. */
async function listPages(): Promise<string[]> {
  const site = join(server.planDir, 'site/current')
  const files = await readdir(site, { recursive: true })
  return files.filter((file) => /(?:^|\/)index\.html$/.test(file) && !/^(?:gabarit|mes-propositions|hors-ligne\/ecrire)\//.test(file)).map((file) => file.replace(/index\.html$/, '')).sort()
}

/** Text of the main part without what the worker says of it, and without the one part that is made from the network, and says so itself. */
async function readCopied(page: Page): Promise<string> {
  await page.evaluate(() => document.querySelectorAll('[data-offline], plan-compare').forEach((each) => each.remove()))
  return mainText(page)
}

describe('a reader who came once', () => {
  it('reads every page with no network, told that it is a copy and of when', { timeout: 240_000 }, async () => {
    const pages = await listPages()
    expect(pages.length).toBeGreaterThan(80)
    const { context, page } = await visitOnce(browser, at(''))
    const online = new Map<string, string>()
    const other = await (await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block' })).newPage()
    for (const path of pages) {
      await other.goto(at(path))
      // Some lead on at once: of those, nothing is taken away.
      online.set(path, await (path === 'comparer/' ? readCopied(other) : mainText(other)))
    }
    await context.setOffline(true)
    for (const path of pages) {
      await page.goto(at(path))
      expect(await page.locator('[data-offline]').innerText(), path).toMatch(/^Hors ligne\. Version du \d+(?:er)? \S+ \d{4}, copiée sur cet appareil le \d+ \S+ \d{4}.* Elle a pu changer depuis\.$/)
      expect(await readCopied(page), path).toBe(online.get(path))
    }
    await context.close()
  })

  it('finds the pages that it should, read from the text itself, and the same with no network', { timeout: 120_000 }, async () => {
    const { context, page } = await visitOnce(browser, at('recherche/'))
    const items = await readItems(join(server.planDir, 'site/current'))
    const online = new Map<string, string[]>()
    for (const { words, isThere } of searchTable) {
      const found = await search(page, words)
      online.set(words, found)
      const wanted = [...items].filter(([, text]) => isThere.every((pattern) => pattern.test(text))).map(([path]) => path).sort()
      expect([words, found.filter((path) => items.has(path)).sort()]).toEqual([words, wanted])
      expect([words, found.length > 0]).toEqual([words, true])
    }
    const bearers = await search(page, 'action 17')
    online.set('action 17', bearers)
    expect(bearers.slice(0, 3).map((path) => items.get(path)?.slice(0, 9))).toEqual(['Action 17', 'Action 18', 'Action 19'])
    expect(await page.locator('.search-status').innerText()).toMatch(/3 éléments du plan portent ou ont porté ce numéro/)
    expect(await page.locator('.search-results li').nth(1).innerText()).toMatch(/Monnaies locales\s+Action 17 le 29 septembre 2023 · aujourd’hui Action 18/)
    const version = page.locator('.search-version')
    expect(await version.innerText()).toMatch(/^La recherche connaît le plan et ses propositions jusqu’au \d+(?:er)? \S+ \d{4} à \d\d.h.\d\d\.$/)
    await context.setOffline(true)
    await page.goto(at('recherche/'))
    for (const [words, found] of online) expect([words, await search(page, words)]).toEqual([words, found])
    await context.close()
  })

  it('is told the truth where there is no copy, and nothing private is kept', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at(''))
    await page.goto(at('proposer/?intention=idee'))
    await context.setOffline(true)
    expect((await page.goto(at('actions/une-action-de-demain/')))!.status()).toBe(503)
    expect(await page.locator('[data-offline]').innerText()).toMatch(/cette page n’est pas dans la copie/)
    await page.goto(at('coordination/'))
    expect(await page.locator('[data-offline]').innerText()).toMatch(/cette page en a besoin/)
    const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat())
    expect(kept.filter((url) => /\/(?:proposer|suivi|coordination|api|intake)\//.test(url))).toEqual([])
    await context.close()
  })

  it('reads the site’s own page, without a notice, as soon as there is a network', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at(''))
    await context.setOffline(true)
    await page.goto(at('plan/'))
    expect(await page.locator('[data-offline]').count()).toBe(1)
    await context.setOffline(false)
    await page.goto(at('plan/'))
    expect(await page.locator('[data-offline]').count()).toBe(0)
    await context.close()
  })
})

describe('a reader who searches', () => {
  it('filters, goes through the results by keyboard, and shares the address', { timeout: 180_000 }, async () => {
    const page = await (await openPhone(browser, { script: true })).newPage()
    await page.goto(at('recherche/?q=financement&type=plan'))
    await page.locator('.search-results li').first().waitFor()
    expect(await page.locator('.search-results .meta').allInnerTexts()).not.toContain('Discussions')
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.search-results .row-title')[1])).toBe(true)
    await page.selectOption('[name=axe]', { index: 2 })
    await page.waitForURL(/axe=/)
    const filtered = await search(page, 'monnaie')
    const shared = await (await openPhone(browser, { script: true })).newPage()
    await shared.goto(page.url())
    await shared.locator('.search-results li').first().waitFor()
    expect(await search(shared, 'monnaie')).toEqual(filtered)
    expect(filtered.length).toBeGreaterThan(0)
    await shared.context().close()
    await page.context().close()
  })

  it('mistypes: is offered the words of the plan, by keyboard, in what a screen reader is told, and with no network', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at('recherche/'))
    const forms: string[] = []
    context.on('request', (request) => void (request.url().includes('/formes/') && forms.push(request.url())))
    const meant = await search(page, 'monnaies locales')
    expect([meant.length > 0, forms]).toEqual([true, []])
    for (const isOffline of [false, true]) {
      await context.setOffline(isOffline)
      await page.goto(at('recherche/'))
      await page.getByRole('searchbox').pressSequentially('monaies locales')
      const status = page.locator('[role=status].search-status')
      const suggestion = status.getByRole('button', { name: 'Cherchez plutôt «\u202fmonnaies locales\u202f»' })
      await suggestion.waitFor()
      expect(await status.innerText()).toMatch(/^Rien trouvé pour «\u202fmonaies locales\u202f»\./)
      await page.keyboard.press('ArrowDown')
      expect(await suggestion.evaluate((button) => document.activeElement === button)).toBe(true)
      await page.keyboard.press('Enter')
      await page.locator('.search-results .row-title:focus').waitFor()
      expect(await page.evaluate(() => document.activeElement === document.querySelector('.search-results .row-title'))).toBe(true)
      expect(new URL(page.url()).searchParams.get('q')).toBe('monnaies locales')
      expect(await search(page, 'monnaies locales')).toEqual(meant)
    }
    await context.close()
  })

  it('mistypes on a network that hangs: the words can go into the form at once, and what was meant comes last', { timeout: 180_000 }, async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', serviceWorkers: 'block' })
    const page = await context.newPage()
    let letThrough = () => {}
    const through = new Promise<void>((resolve) => (letThrough = resolve))
    await context.route('**/recherche/formes/**', (route) => through.then(() => route.continue()))
    await page.goto(at('recherche/?q=monaies+locales'))
    const status = page.locator('.search-status')
    await status.getByRole('link', { name: /Pas trouvé/ }).waitFor()
    letThrough()
    await status.getByRole('button', { name: 'Cherchez plutôt «\u202fmonnaies locales\u202f»' }).waitFor()
    expect(await status.locator('a, button').evaluateAll((all) => all.map(({ localName }) => localName))).toEqual(['a', 'button'])
    await context.close()
  })

  it('finds nothing: the words go into the form', { timeout: 180_000 }, async () => {
    const page = await (await openPhone(browser, { script: true })).newPage()
    await page.goto(at('recherche/?q=des+licornes+d’argent'))
    await page.getByRole('link', { name: /Pas trouvé/ }).click()
    await page.getByRole('heading', { name: 'J’ai une idée' }).waitFor()
    expect(await page.inputValue('[name=texte]')).toBe('des licornes d’argent')
    await page.context().close()
  })
})

describe('a reader who comes back after a change', () => {
  it('is told on an open page that a newer one is there, for at most 60 kB; others are left in peace', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, at(''))
    const contributor = await (await openPhone(browser, { script: false })).newPage()
    const path = 'actions/former-et-outiller-les-ambassadeurs/'
    await page.goto(at(path))
    const elsewhere = await context.newPage()
    await elsewhere.goto(at('mentions-legales/'))

    await contributor.goto(at('proposer/?intention=modifier&element=former-et-outiller-les-ambassadeurs'))
    const { id } = await fillAndSend(contributor, { words: (shown) => `${shown} Coopérer.` })
    const desk = await enterDesk(await openPhone(browser, { script: false }), server.deskUrl)
    await decide(desk, server, id, { outcome: 'accepted' })
    // Not the action's own page: it shows the words as soon as they are proposed.
    await openUntil(contributor, at('plan/'), /Coopérer/)

    const before = new Set(await listCopied(page))
    // A look gives up on a server that is slow to answer; an open page looks again when somebody comes back to it.
    const look = (): Promise<void> => page.evaluate(async () => (await navigator.serviceWorker.ready).active!.postMessage('look'))
    await expect.poll(async () => (await look(), page.locator('[data-offline] a').count()), { timeout: 60_000, interval: 3_000 }).toBe(1)
    expect(await page.locator('[data-offline]').innerText()).toMatch(/Une nouvelle version de cette page est là\. La lire/)
    expect(await elsewhere.locator('[data-offline]').count()).toBe(0)
    // Where the device looked in between, it has files of the version before too: that one is another change.
    const listed = new Set(await listOnline())
    const fetched = (await listCopied(page)).filter((url) => !before.has(url) && listed.has(url))
    expect(fetched.map((url) => url.split('?')[0])).toContain(at('plan/'))
    const { bytes, files } = await weighSent([at('hors-ligne/copie.json'), ...fetched])
    expect(bytes, files.join('\n')).toBeLessThanOrEqual(60_000)
    expect(bytes).toBeGreaterThan(1_000)

    await page.getByRole('link', { name: 'La lire' }).click()
    await page.waitForLoadState('load')
    expect(await page.locator('[data-offline]').count()).toBe(0)
    expect(await mainText(page)).toMatch(/Coopérer/)
    await context.setOffline(true)
    await page.goto(at(path))
    expect(await mainText(page)).toMatch(/Hors ligne[\s\S]*Coopérer/)
    await context.close()
  })
})

describe('a reader on a poor network', () => {
  let proxy: RunningProxy
  beforeAll(async () => {
    proxy = await startProxy(server.url)
  })
  beforeEach(() => void Object.assign(proxy.weather, { delay: 0, status: null, rewrite: (html: string) => html }))
  afterAll(() => proxy?.stop())

  it('reads the copy after three seconds, told that it is one, then that it is the version online', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, proxy.url)
    proxy.weather.delay = 5_000
    await page.goto(`${proxy.url}accessibilite/`)
    const note = page.locator('[data-offline]')
    expect(await note.innerText()).toMatch(/^Le réseau est lent\. Version du/)
    await page.getByText('Vérifié : c’est la version en ligne.').waitFor()
    await context.close()
  })

  it('is told that a newer page is there when the slow answer differs, and reads it', { timeout: 180_000 }, async () => {
    const { context, page } = await visitOnce(browser, proxy.url)
    proxy.weather.delay = 5_000
    proxy.weather.rewrite = (html) => html.replace('</h1>', ' renouvelé</h1>')
    await page.goto(`${proxy.url}mentions-legales/`)
    expect(await mainText(page)).not.toMatch(/renouvelé/)
    await page.getByText('Une nouvelle version de cette page est là').waitFor()
    proxy.weather.delay = 0
    await page.getByRole('link', { name: 'La lire' }).click()
    await page.getByRole('heading', { name: /renouvelé/ }).waitFor()
    expect(await page.locator('[data-offline]').count()).toBe(0)
    // The page that was read is kept, though the copy does not have it yet; it claims no version.
    proxy.weather.status = 502
    await page.reload()
    expect(await page.locator('[data-offline]').innerText()).toMatch(/^Le site ne répond pas\. Page gardée sur cet appareil le/)
    expect(await mainText(page)).toMatch(/renouvelé/)
    await context.close()
  })
})

/** Addresses of what the site asks a device to keep, as it has them. */
async function listOnline(): Promise<string[]> {
  const { small, rest, later } = (await (await fetch(at('hors-ligne/copie.json'))).json()) as OfflineList
  return [...small, ...rest, ...later].map(([address, hash]) => `${at(address)}?h=${hash}`)
}

/** Addresses of what the device has copied, each with the hash of its content. */
function listCopied(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((each) => each.startsWith('plan-vivant:'))
    return (await (await caches.open(name!)).keys()).map(({ url }) => url)
  })
}

/** Bytes of files as the site sends them to a browser: headers and compressed bodies. */
async function weighSent(urls: readonly string[]): Promise<{ bytes: number; files: string[] }> {
  const each = await Promise.all(urls.map(async (url): Promise<[string, number]> => {
    const { headers } = await fetch(url.split('?')[0]!, { headers: { 'accept-encoding': 'br' } })
    const headerBytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
    return [new URL(url).pathname, Number(headers.get('content-length')) + headerBytes]
  }))
  return { bytes: each.reduce((sum, [, size]) => sum + size, 0), files: each.map(([path, size]) => `${size} ${path}`) }
}
