import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../src/testing/open-browser.ts'
import { startServer } from '../src/testing/start-server.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

/** `npm run screenshots`: the main pages of the demonstration, on a phone and on a desktop, light, dark and printed, into `.github/screenshots/`. */
const folder = join(import.meta.dirname, '../.github/screenshots')
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
const pages = { home: '', action: 'actions/monnaies-locales/', plan: 'plan/', proposals: 'propositions/', form: 'proposer/?intention=modifier&element=travailler-avec-ces-lieux' }

async function open(browser: Browser, options: { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' }): Promise<Page> {
  return (await browser.newContext({ ...options, locale: 'fr-FR' })).newPage()
}

async function shoot(browser: Browser, url: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(browser, { viewport, colorScheme })
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(url + path)
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
      }
      await page.context().close()
    }
  }
  const printed = await open(browser, { viewport: sizes.desktop, colorScheme: 'light' })
  await printed.emulateMedia({ media: 'print' })
  await printed.goto(`${url}${pages.action}`)
  await printed.screenshot({ path: join(folder, 'action-print.png'), fullPage: true })
  const sheet = await open(browser, { viewport: { width: 794, height: 1123 }, colorScheme: 'light' })
  await sheet.emulateMedia({ media: 'print' })
  await sheet.goto(`${url}plan/imprimer/`)
  await sheet.locator('.plan-axis').first().screenshot({ path: join(folder, 'plan-print.png') })
  await sheet.locator('.paper-form').screenshot({ path: join(folder, 'form-print.png') })
  const origin = await open(browser, { viewport: sizes.phone, colorScheme: 'light' })
  await origin.goto(`${url}${pages.action}`)
  const [text, notes] = await Promise.all([origin.locator('.item-head').boundingBox(), origin.locator('section[aria-labelledby=origines]').boundingBox()])
  if (!text || !notes) throw new Error('The action page has lost its heading or its origins.')
  await origin.screenshot({ path: join(folder, 'origin.png'), fullPage: true, clip: { x: 0, y: text.y - 16, width: sizes.phone.width, height: notes.y + notes.height - text.y + 16 } })
}

readCommandSettings(process.env, join(import.meta.dirname, '..'))
const planDir = await mkdtemp(join(tmpdir(), 'plan-vivant-screenshots-'))
await mkdir(folder, { recursive: true })
const server = await startServer({ planDir })
const browser = await openBrowser()
try {
  await shoot(browser, server.url)
} finally {
  await browser.close()
  await server.stop()
  await rm(planDir, { recursive: true, force: true })
}
console.log(`Captures faites dans ${folder}.`)
