import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPhone } from '../open-browser.ts'
import { startServer, type RunningServer } from '../start-server.ts'
import { useTempDirs } from '../use-temp-dirs.ts'
import { decide, enterDesk, fillAndSend, mainText, openUntil } from './acts.ts'
import { keptFields } from './kept-fields.ts'

const createTempDir = useTempDirs()
let browser: Browser
let server: RunningServer
/** Addresses of the cards that wait, in the order of the list. */
let cards: string[]
const amended = 'articulation-des-reseaux-existants-necessite-alignement'

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ planDir: await createTempDir() })
  const { context, desk } = await enter(false)
  cards = await desk.locator('desk-rows .row-title').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  await context.close()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function enter(script: boolean): Promise<{ context: BrowserContext; desk: Page }> {
  const context = await openPhone(browser, { script })
  return { context, desk: await enterDesk(context, server.deskUrl) }
}

const why = (desk: Page) => desk.getByLabel('Pourquoi', { exact: true })
const restored = (desk: Page) => desk.getByText('Voici ce que vous aviez commencé.')
const send = (desk: Page, act: string) => desk.locator(`form[action$="/${act}/"] button`).first().click()

/** Names of all the fields that the device keeps. */
const keptNames = async (desk: Page) => (await keptFields(desk)).flatMap((fields) => Object.keys(fields)).sort()

describe('words begun in a form of the desk', () => {
  it('come back after another form of the page was sent, in no other card, until their own form is taken', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    const [card, other] = cards as [string, string]
    await desk.goto(card)
    await why(desk).fill('Une raison à moitié')
    await desk.fill('[name=regroupee]', '12')
    await desk.fill('[name=reponse]', 'Un commentaire.')
    await send(desk, 'repondre')
    await restored(desk).waitFor()
    expect(await mainText(desk)).toContain('Un commentaire.')
    expect([await why(desk).inputValue(), await desk.inputValue('[name=regroupee]'), await desk.inputValue('[name=reponse]')]).toEqual(['Une raison à moitié', '12', ''])
    expect(await keptNames(desk)).toEqual(['pourquoi', 'regroupee'])

    await desk.goto(other)
    await why(desk).waitFor()
    await desk.waitForLoadState('networkidle')
    expect(await why(desk).inputValue()).toBe('')

    await desk.goto(card)
    await restored(desk).waitFor()
    await send(desk, 'prendre')
    await desk.waitForURL(/pris/)
    await restored(desk).waitFor()
    await desk.fill('[name=regroupee]', '')
    await desk.check('input[name=decision][value=declined]')
    await desk.getByRole('button', { name: 'Décider et publier' }).click()
    await desk.waitForURL(/fait/)
    await desk.goto(`${server.url}mes-propositions/`)
    await desk.locator('.kept-status:not(:empty)').waitFor()
    expect(await keptNames(desk)).toEqual([])
    await context.close()
  })

  it('are forgotten once taken, though the page that says so was left before the device had answered', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    await context.addInitScript(() => {
      if (location.search.includes('fait')) indexedDB.open = () => ({}) as IDBOpenDBRequest
    })
    await desk.goto(cards[1]!)
    await desk.fill('[name=reponse]', 'Envoyé, et déjà ailleurs.')
    await send(desk, 'repondre')
    await desk.waitForURL(/fait/)
    await desk.goto(cards[1]!)
    await expect.poll(() => keptNames(desk), { timeout: 30_000 }).toEqual([])
    expect(await desk.inputValue('[name=reponse]')).toBe('')
    await context.close()
  })

  it('stay with a text the version that it was begun on, and give way to the page’s own on being deleted', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    await desk.goto(cards[1]!)
    await desk.check('input[name=decision][value=accepted-with-changes]')
    const text = desk.locator('[name=texte-0]')
    const begun = await text.inputValue()
    await text.fill(`${begun} Encore.`)
    await send(desk, 'prendre')
    await restored(desk).waitFor()
    expect(await text.isVisible()).toBe(true)
    expect(await text.inputValue()).toBe(`${begun} Encore.`)
    expect(await keptNames(desk)).toEqual(['base', 'texte-0'])
    await desk.getByRole('button', { name: 'Supprimer' }).click()
    expect(await text.inputValue()).toBe(begun)
    await expect.poll(() => keptNames(desk), { timeout: 30_000 }).toEqual([])
    await context.close()
  })

  it('give way to the answer that merged them with what came since, and do so once more as they are sent again', { timeout: 240_000 }, async () => {
    const { context, desk } = await enter(true)
    const other = await enter(false)
    const amend = async (words: (shown: string) => string): Promise<string> => {
      const page = await other.context.newPage()
      await page.goto(`${server.url}proposer/?intention=modifier&element=${amended}`)
      const { id } = await fillAndSend(page, { words })
      await page.close()
      await openUntil(desk, `${server.url}coordination/contributions/${id}/`, /Décider/)
      return id
    }
    const mine = await amend((shown) => shown.replace('L’articulation', 'La rencontre'))
    const theirs = await amend((shown) => `${shown.replace('L’articulation', 'L’entente')}\n\nUn paragraphe venu depuis.`)
    await desk.goto(`${server.url}coordination/contributions/${mine}/`)
    await desk.check('input[name=decision][value=accepted-with-changes]')
    await why(desk).fill('Un mot plus juste.')
    const text = desk.locator('[name=texte-0]')
    await text.fill((await text.inputValue()).replace('La rencontre', 'Le rapprochement'))
    await decide(other.desk, server, theirs, { outcome: 'accepted' })
    const decideMine = () => desk.getByRole('button', { name: 'Décider et publier' }).click()
    await decideMine()
    await desk.waitForURL(/decider/)
    await desk.waitForLoadState('networkidle')
    expect(await text.inputValue()).toMatch(/^Le rapprochement[\s\S]*Un paragraphe venu depuis\.$/)
    await decideMine()
    await desk.waitForURL(/fait/)
    await other.context.close()
    await context.close()
  })

  it('are offered, and not put back, where they are a text that says not what it was begun on', { timeout: 240_000 }, async () => {
    const { context, desk } = await enter(true)
    const visitor = await openPhone(browser, { script: false })
    for (const word of ['Se promener', 'Flâner']) {
      const page = await visitor.newPage()
      await page.goto(`${server.url}proposer/?intention=modifier&element=travailler-avec-ces-lieux`)
      const { id } = await fillAndSend(page, { words: (shown) => shown.replace(/^\S+/, word) })
      await page.close()
      await openUntil(desk, `${server.url}coordination/contributions/${id}/`, /Mettre dans le panier/)
      await desk.check('input[name=decision][value=accepted]')
      await desk.getByRole('button', { name: 'Mettre dans le panier' }).click()
      await desk.waitForURL(/panier/)
    }
    await desk.goto(`${server.url}coordination/panier/`)
    const text = desk.locator('form[action$="/panier/regler/"] textarea').first()
    await desk.locator('details:has(form[action$="/panier/regler/"]) > summary').click()
    const begun = await text.inputValue()
    await text.fill('Un texte à moitié.')
    await expect.poll(() => keptNames(desk), { timeout: 30_000 }).toEqual([expect.stringMatching(/^texte-/)])
    await desk.goto(`${server.url}coordination/panier/`)
    await desk.getByRole('button', { name: 'Reprendre' }).waitFor()
    expect(await text.inputValue()).toBe(begun)
    await desk.getByRole('button', { name: 'Reprendre' }).click()
    expect(await text.inputValue()).toBe('Un texte à moitié.')
    await visitor.close()
    await context.close()
  })

  it('are shown to be copied once somebody else’s act took the form away', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    await desk.goto(cards[2]!)
    await why(desk).fill('Trop tard.')
    await expect.poll(() => keptNames(desk), { timeout: 30_000 }).toEqual(['pourquoi'])
    const two = await enter(false)
    await decide(two.desk, server, /contributions\/([^/]+)/.exec(cards[2]!)![1]!, { outcome: 'declined', why: 'Décidé ailleurs.' })
    await openUntil(desk, `${cards[2]!}?lecture=propose`, /Décidé ailleurs\./)
    const left = desk.locator('.notice textarea')
    await left.waitFor()
    expect(await left.inputValue()).toBe('Trop tard.')
    expect(await desk.getByRole('link', { name: 'Reprendre' }).count()).toBe(0)
    await desk.getByRole('button', { name: 'Supprimer' }).click()
    await expect.poll(() => keptNames(desk), { timeout: 30_000 }).toEqual([])
    await two.context.close()
    await context.close()
  })

  it('of a text that is written for an idea lead back to its form', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    await desk.locator('.row-title', { hasText: 'Bravo' }).click()
    await desk.getByRole('button', { name: 'Écrire', exact: true }).click()
    await desk.waitForURL(/ecrire=/)
    const element = new URL(desk.url()).searchParams.get('element')
    await desk.fill('[name=texte-0]', 'Créer une caisse commune.')
    await send(desk, 'prendre')
    await desk.waitForURL(/pris/)
    expect(await desk.locator('.notice textarea').inputValue()).toBe('Créer une caisse commune.')
    await desk.getByRole('link', { name: 'Reprendre' }).click()
    await restored(desk).waitFor()
    expect(new URL(desk.url()).searchParams.get('element')).toBe(element)
    expect(await desk.inputValue('[name=texte-0]')).toBe('Créer une caisse commune.')
    await context.close()
  })

  it('of a session whose saving failed are offered again', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(true)
    await desk.goto(`${server.url}coordination/seances/`)
    await desk.locator('form[action$="/seances/"] button').first().click()
    await desk.waitForURL(/seances\/[a-z0-9]+\/$/)
    const session = desk.url()
    await desk.route(session, (route) => (route.request().postData()?.includes('faire=auto') ? route.abort() : route.continue()))
    await desk.fill('[name=note]', 'Début du compte rendu')
    await send(desk, 'sortir')
    const again = await enterDesk(context, server.deskUrl)
    await again.goto(session)
    await again.getByRole('button', { name: 'Reprendre' }).click()
    expect(await again.inputValue('[name=note]')).toBe('Début du compte rendu')
    await expect.poll(() => keptNames(again), { timeout: 30_000 }).toEqual([])
    await again.reload()
    expect(await again.inputValue('[name=note]')).toBe('Début du compte rendu')
    await context.close()
  })

  it('are still there on going back, without script', { timeout: 180_000 }, async () => {
    const { context, desk } = await enter(false)
    await desk.goto(cards[1]!)
    expect(await mainText(desk)).toContain('envoyer un formulaire de cette page n’envoie pas les mots tapés dans les autres')
    await why(desk).fill('Une raison à moitié')
    await desk.fill('[name=regroupee]', '12')
    await desk.fill('[name=reponse]', 'Un commentaire sans script.')
    await send(desk, 'repondre')
    await desk.waitForURL(/fait/)
    await desk.goBack()
    expect([await why(desk).inputValue(), await desk.inputValue('[name=regroupee]')]).toEqual(['Une raison à moitié', '12'])
    await context.close()
  })
})
