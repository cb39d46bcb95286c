import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { expect, it, onTestFinished } from 'vitest'
import { buildSite } from '../../build/build-site.ts'
import { openRepository } from '../../git/open-repository.ts'
import { createTempDir } from '../create-temp-dir.ts'
import { createTestIntake } from '../create-test-intake.ts'
import { openBrowser, openPhone } from '../open-browser.ts'
import { serveStatic } from '../serve-static.ts'

it('a form at another address: its links lead there while it answers, else to the page that does without', { timeout: 180_000 }, async () => {
  const intake = await createTestIntake()
  const listener = getRequestListener((request) => intake.app.fetch(request))
  let isDown = false
  const server = createServer((request, response) => void (isDown ? response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>') : listener(request, response)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const intakeUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => void server.close())
  const folder = await createTempDir()
  const { gitDir } = intake.forge.repository
  await buildSite({ gitDir, heads: await openRepository(gitDir).heads(), base: '/plan/', url: null, intakeUrl, email: 'plan@exemple.org', issuesUrl: null, demo: false, hold: false, outDir: join(folder, 'site'), cacheDir: join(folder, 'cache') })
  const site = await serveStatic(join(folder, 'site'), '/plan/')
  onTestFinished(site.stop)
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  const page = await (await openPhone(browser, { script: true })).newPage()
  const propose = async (): Promise<void> => {
    await page.goto(`${site.url}actions/lieux/`)
    await page.getByRole('link', { name: 'Modifier ce texte' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Modifier : action 1' }).waitFor()
  }

  await propose()
  expect(page.url()).toBe(`${intakeUrl}/proposer/?intention=modifier&element=lieux`)

  isDown = true
  await propose()
  expect(page.url()).toBe(`${site.url}hors-ligne/ecrire/?intention=modifier&element=lieux`)
  expect(await page.locator('[name=texte]').inputValue()).toContain('Fravailler')
  await page.getByText('Le formulaire ne répond pas ?').waitFor()
  await page.getByRole('button', { name: 'Préparer l’envoi' }).waitFor()
})
