import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRepository } from '../../git/open-repository.ts'
import { seedBareRepository } from '../../git/seed-bare-repository.ts'
import { buildSite } from '../../build/build-site.ts'
import { smallPlan } from '../create-test-forge.ts'
import { openBrowser, openPhone } from '../open-browser.ts'
import { serveStatic } from '../serve-static.ts'
import { useTempDirs } from '../use-temp-dirs.ts'

const createTempDir = useTempDirs()
let browser: Browser
let site: { url: string; stop(): Promise<void> }

beforeAll(async () => {
  const folder = await createTempDir()
  for (const [path, text] of Object.entries(smallPlan)) {
    await mkdir(dirname(join(folder, 'plan', path)), { recursive: true })
    await writeFile(join(folder, 'plan', path), text)
  }
  const gitDir = join(folder, 'plan.git')
  await seedBareRepository({ gitDir, from: join(folder, 'plan'), at: '2026-01-01T00:00:00Z', message: 'plan: import\n' })
  const heads = await openRepository(gitDir).heads()
  const outDir = join(folder, 'site')
  await buildSite({ gitDir, heads, base: '/plan/', url: 'https://collective.github.io', intakeUrl: 'none', email: 'plan@exemple.org', issuesUrl: 'https://github.com/collective/plan/issues', demo: false, hold: false, outDir, cacheDir: join(folder, 'cache') })
  site = await serveStatic(outDir, '/plan/')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

async function onPhone(script: boolean, walk: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await openPhone(browser, { script })
  try {
    await walk(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

const openForm = async (page: Page): Promise<void> => {
  await page.goto(`${site.url}actions/lieux/`)
  await page.getByRole('link', { name: 'Modifier ce texte' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Modifier : action 1' }).waitFor()
  await page.waitForLoadState('load')
}
const hrefOf = async (page: Page, name: string | RegExp) => new URL((await page.getByRole('link', { name }).getAttribute('href'))!)

describe('a plan without a server', () => {
  it('makes a text ready to be sent by e-mail, copied, or sent on GitHub', { timeout: 180_000 }, async () => {
    await onPhone(true, async (page, context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await openForm(page)
      const field = page.locator('[name=texte]')
      expect(await field.inputValue()).toContain('Fravailler avec ces lieux.')
      await page.getByRole('button', { name: 'Préparer l’envoi' }).click()
      await page.getByRole('link', { name: 'Vous n’avez encore rien changé.' }).waitFor()

      await field.fill('Travailler avec ces lieux & d’autres.\nLes faire rayonner par des fêtes.')
      await page.fill('[name=nom]', 'Ada')
      await page.check('[name=accord]')
      await page.getByRole('button', { name: 'Préparer l’envoi' }).click()
      await page.getByRole('heading', { name: 'Votre texte est prêt. Il n’est pas encore envoyé.' }).waitFor()

      const body = await page.getByLabel('Ce que vous allez envoyer').inputValue()
      expect(body).toContain('Travailler avec ces lieux & d’autres.\nLes faire rayonner par des fêtes.')
      const mail = await hrefOf(page, /Par courriel/)
      expect([mail.pathname, mail.searchParams.get('body')]).toEqual(['plan@exemple.org', body.replaceAll('\n', '\r\n')])
      const gitHub = await hrefOf(page, 'Avec un compte GitHub')
      expect(gitHub.origin + gitHub.pathname).toBe('https://github.com/collective/plan/issues/new')
      expect(Object.fromEntries(gitHub.searchParams)).toMatchObject({ template: 'proposition.yml', element: 'lieux', nom: 'Ada', texte: expect.stringContaining('& d’autres') })
      await page.getByRole('button', { name: 'Copier le texte' }).click()
      await page.getByText('C’est copié.').waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(body)

      // What was begun is there at the next visit.
      await openForm(page)
      await page.getByText('Voici ce que vous aviez commencé.').waitFor()
      expect(await field.inputValue()).toContain('& d’autres')
    })
  })

  it('keeps what is typed before its text is there, on a slow network', { timeout: 180_000 }, async () => {
    await onPhone(true, async (page) => {
      let answer = (): void => undefined
      const slow = new Promise<void>((resolve) => (answer = resolve))
      await page.route(/hors-ligne\/elements\//, async (route) => slow.then(() => route.continue()))
      await openForm(page)
      await page.fill('[name=texte]', 'Des mots écrits tout de suite.')
      await page.check('[name=accord]')
      await page.getByRole('button', { name: 'Préparer l’envoi' }).click()
      answer()
      await page.getByRole('heading', { name: 'Votre texte est prêt. Il n’est pas encore envoyé.' }).waitFor()
      expect(await page.getByLabel('Ce que vous allez envoyer').inputValue()).toContain('Des mots écrits tout de suite.')
      await openForm(page)
      await page.getByText('Voici ce que vous aviez commencé.').waitFor()
      expect(await page.locator('[name=texte]').inputValue()).toBe('Des mots écrits tout de suite.')
    })
  })

  it('works the same without script: the text in a form for the mail program, links about the same part', { timeout: 120_000 }, async () => {
    await onPhone(false, async (page) => {
      await openForm(page)
      const form = page.locator('form')
      expect(await form.getAttribute('action')).toMatch(/^mailto:plan@exemple\.org\?subject=Plan/)
      expect(await form.getAttribute('enctype')).toBe('text/plain')
      expect(await page.locator('[name=texte]').inputValue()).toContain('Fravailler avec ces lieux.')
      const mail = await hrefOf(page, /Par courriel/)
      expect(mail.searchParams.get('body')).toContain('lieux')
      expect(Object.fromEntries((await hrefOf(page, 'Avec un compte GitHub')).searchParams)).toEqual({ template: 'proposition.yml', element: 'lieux' })
    })
  })

  it('has a form for each way in, and no way that nobody answers', { timeout: 120_000 }, async () => {
    await onPhone(false, async (page) => {
      for (const [path, heading] of [['proposer/', 'J’ai une idée'], ['proposer/lieux/reagir/', 'Réagir'], ['proposer/recit/ajouter/', 'Ajouter'], ['proposer/lieux/retirer/', 'retrait'], ['proposer/plan/', 'Modifier']] as const) {
        await page.goto(site.url + path)
        expect(await page.locator('h1').textContent()).toContain(heading)
      }
      const dead: string[] = []
      for (const path of ['', 'plan/', 'actions/lieux/', 'propositions/', 'participer/', 'idees/', 'discussions/']) {
        await page.goto(site.url + path)
        for (const href of await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
          if (/\/(?:proposer|coordination)\//.test(href) && (await fetch(href)).status !== 200) dead.push(`${path}: ${href}`)
        }
      }
      expect(dead).toEqual([])
    })
  })
})
