import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { scanAccessibility } from '../../audit/scan-accessibility.ts'
import { buildSite } from '../../build/build-site.ts'
import { createTestForge } from '../create-test-forge.ts'
import { openBrowser, openPhone } from '../open-browser.ts'
import { foldSpaces } from '../read-page.ts'
import { serveFolder } from '../serve-folder.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()
let browser: Browser | undefined
let folder: string
let made: string[] = []
let built: Promise<void> | undefined

/** Fifteen texts of one action, then another one's, a move, and 22 new actions at once. */
async function build(): Promise<void> {
  const forge = await createTestForge()
  const accept = async (changes: Parameters<typeof forge.propose>[0]): Promise<void> => {
    const contribution = await forge.propose(changes)
    await forge.decide({ contribution, outcome: 'accepted', reason: 'Oui.' })
    made.push(contribution)
  }
  for (let count = 2; count < 16; count += 1) await accept([{ type: 'revise', item: 'medias', body: `Créer **${count} radios** <b>libres</b>.\n` }])
  await accept([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])
  await accept([{ type: 'move', item: 'ecoute', parent: 'recit', after: null }])
  const more = Array.from({ length: 22 }, (_, count) => [`content/actions/n${count + 10}.md`, `---\nparent: recit\norder: ${count + 100}\n---\nPlanter ${count} haies.\n`] as const)
  await forge.repository.commit(Object.fromEntries(more), { at: '2026-02-01T00:00:00Z' })
  const temp = await createTempDir()
  folder = join(temp, 'site')
  await buildSite({ gitDir: forge.repository.gitDir, heads: await forge.forge.refresh(), base: '/', url: null, intakeUrl: null, demo: false, hold: false, outDir: folder, cacheDir: join(temp, 'cache') })
  browser = await openBrowser()
}

// A test's own repository goes with the test: one build serves them all.
beforeEach(() => (built ??= build()), 240_000)
afterAll(() => browser?.close())

async function open(script: boolean): Promise<Page> {
  const context = await openPhone(browser!, { script })
  await serveFolder(context, folder)
  return context.newPage()
}

const told = async (page: Page): Promise<string[]> => (await page.locator('.compare-result .diff-told li').allInnerTexts()).map(foldSpaces)

describe('a reader who compares', { timeout: 120_000 }, () => {
  it('chooses any two states of a text, and can share what they see', async () => {
    const page = await open(true)
    await page.goto('https://plan.test/actions/medias/histoire/')
    await page.getByRole('link', { name: 'Comparer deux états de ce texte, au choix' }).click()
    await page.getByLabel('De', { exact: true }).selectOption('2')
    await page.getByLabel('À', { exact: true }).selectOption('14')
    await page.getByRole('button', { name: 'Comparer' }).click()
    const heading = page.getByRole('heading', { name: /^Action 3 : .* : 2 janvier 2026 \(proposition n° 1\) → 2 janvier/ })
    await heading.waitFor()
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await told(page)).toEqual(['Remplace « 2 » par « 14 »'])
    // What people wrote is text, as it is read: no mark, and no markup of theirs.
    expect(foldSpaces(await page.locator('.compare-result del, .compare-result ins').allInnerTexts().then((all) => all.join(' | ')))).toBe('supprimé : 2 fin | ajouté : 14 fin')
    expect(await page.locator('.compare-result b').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Proposition n° 5', exact: true }).first().getAttribute('href')).toBe(`/contributions/${made[4]}/`)

    await page.emulateMedia({ media: 'print' })
    expect([await heading.isVisible(), await page.getByRole('heading', { name: 'Tous les changements' }).isVisible()]).toEqual([true, false])
    await page.emulateMedia({ media: 'screen' })

    const address = page.url()
    expect(address).toBe('https://plan.test/comparer/?element=medias&de=2&a=14')
    const other = await open(true)
    await other.goto(address)
    await other.getByRole('heading', { name: /^Action 3 : .* : 2 janvier 2026 \(proposition n° 1\) → 2 janvier/ }).waitFor()
    expect(await told(other)).toEqual(await told(page))
    await page.goBack()
    await page.locator('.compare-result').waitFor({ state: 'hidden' })
  })

  it('chooses any two dates of the whole plan', async () => {
    const page = await open(true)
    await page.goto('https://plan.test/versions/')
    await page.getByRole('link', { name: 'Comparer deux dates du plan, au choix' }).click()
    await page.getByLabel('De', { exact: true }).selectOption({ label: '2 janvier 2026 (proposition n°\u00a03)' })
    await page.getByLabel('À', { exact: true }).selectOption({ label: '2 janvier 2026 (proposition n°\u00a016)' })
    await page.getByRole('button', { name: 'Comparer' }).click()
    await page.getByText('2 textes sont les mêmes.').waitFor()
    expect(await page.locator('.compare-result h3').allInnerTexts().then((all) => all.map(foldSpaces))).toEqual(['Action 1 : Écouter les territoires', 'Action 2 : Travailler avec ces lieux', 'Action 3 : Créer 15 radios <b>libres</b>'])
    expect(await told(page)).toEqual(['Se plaçait après « Action 3 : Créer 15 radios <b>libres</b> » ; se place en premier', 'Remplace « Fravailler » par « Travailler »', 'Remplace « 4 » par « 15 »'])
    await page.goto('https://plan.test/comparer/?de=2025-01-01&a=2026-01-01')
    await page.getByText('Pas un mot n’a changé entre ces deux états.').waitFor()
    await page.goto('https://plan.test/comparer/?element=rien&de=1&a=2')
    await page.getByText('Cette adresse demande un état que le plan n’a pas').waitFor()
  })

  it('has twenty changed texts at once, then the others, and no fault of accessibility', async () => {
    const page = await open(true)
    await page.goto('https://plan.test/comparer/?de=2026-01-01&a=2026-02-01')
    const more = page.getByRole('button', { name: 'Voir la suite' })
    await more.waitFor()
    const names = page.locator('.compare-result h3')
    expect(await names.count()).toBe(20)
    await more.click()
    await page.getByText('2 textes sont les mêmes.').waitFor()
    expect(await names.count()).toBe(25)
    expect(await names.nth(20).locator('a').evaluate((link) => link === document.activeElement)).toBe(true)
    expect(await scanAccessibility(page)).toEqual([])
    // Whatever the order in which they were chosen, the earlier comes first.
    await page.goto('https://plan.test/comparer/?element=medias&de=14&a=2')
    await page.getByRole('heading', { name: /n° 1\) → 2 janvier/ }).waitFor()
    expect(await scanAccessibility(page)).toEqual([])
  })

  it('is told so where the texts cannot be had, and finds every change below', async () => {
    const page = await open(true)
    await page.route('**/comparer/**.json', (route) => route.abort())
    await page.goto('https://plan.test/comparer/?element=medias&de=2&a=14')
    await page.getByText('La comparaison n’a pas pu être chargée').waitFor()
    expect(await page.getByRole('link', { name: /^Action 3/ }).count()).toBe(14)
  })

  it('follows the changes one by one without script', async () => {
    const page = await open(false)
    await page.goto('https://plan.test/comparer/')
    expect(await page.getByRole('button', { name: 'Comparer' }).count()).toBe(0)
    expect(await page.locator('noscript .notice').innerText()).toContain('la liste ci-dessous va d’un changement au suivant')
    await page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Proposition n° 5', exact: true }) }).getByRole('link', { name: /^Action 3/ }).click()
    expect(page.url()).toBe('https://plan.test/actions/medias/histoire/#e6')
    const state = page.locator('#e6')
    expect(foldSpaces(await state.locator('> .diff-told').innerText())).toContain('Remplace « 5 » par « 6 »')
    await state.getByText('Du texte de ce jour-là à celui d’aujourd’hui').click()
    expect(foldSpaces(await state.locator('details .diff-told').first().innerText())).toContain('Remplace « 6 » par « 15 »')
  })
})
