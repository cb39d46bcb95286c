import type { BrowserContext, Page } from 'playwright-core'
import { foldSpaces } from '../read-page.ts'
import type { RunningServer } from '../start-server.ts'

/** Text of a page's main part, spaces folded, once all of it is there: a heading shows before what follows it. */
export async function mainText(page: Page): Promise<string> {
  await page.waitForLoadState()
  return foldSpaces(await page.locator('main').innerText())
}

const patience = 120_000

/** Opens an address again and again until its main part matches: the site is rebuilt while it goes on serving. */
export async function openUntil(page: Page, url: string, wanted: RegExp): Promise<string> {
  const end = Date.now() + patience
  for (;;) {
    // A page that is not written yet looks for itself every few seconds, and may do so at the very moment when it is opened again.
    await page.goto(url).catch((error: Error) => {
      if (!/ERR_ABORTED|interrupted by another navigation/.test(error.message)) throw error
    })
    const text = await mainText(page)
    if (wanted.test(text)) return text
    if (Date.now() > end) throw new Error(`${url} never said ${wanted}. It says:\n${text}`)
    await page.waitForTimeout(200)
  }
}

export interface Contribution {
  /** Changes the words of the field `texte`; what it gives back is what the person leaves there. */
  words?: (shown: string) => string
  title?: string
  why?: string
  name?: string
}

export interface Receipt {
  /** Private page, where the answer will be. */
  url: string
  /** Public page. */
  publicUrl: string
  id: string
}

/** Fills in the open form, looks at the preview, sends, and gives back the receipt. */
export async function fillAndSend(page: Page, { words, title, why, name }: Contribution): Promise<Receipt & { preview: string }> {
  if (words) {
    const field = page.locator('[name=texte]')
    await field.fill(words(await field.inputValue()))
  }
  if (title !== undefined) await page.fill('[name=titre]', title)
  if (why !== undefined) await page.fill('[name=pourquoi]', why)
  if (name !== undefined) await page.fill('[name=nom]', name)
  await page.check('[name=accord]')
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click()
  const preview = await mainText(page)
  await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await page.getByRole('heading', { name: /C’est reçu/ }).waitFor()
  const url = new URL(page.url())
  const id = /\/suivi\/([a-z0-9]{10})\//.exec(url.pathname)?.[1] ?? ''
  return { url: `${url.origin}${url.pathname}`, publicUrl: `${url.origin}/contributions/${id}/`, id, preview }
}

/** Opens a coordinator's session by the personal link. */
export async function enterDesk(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('main').getByRole('button').first().click()
  await page.getByRole('heading', { name: 'Ce qui attend' }).waitFor()
  return page
}

export interface DeskDecision {
  outcome: 'accepted' | 'accepted-with-changes' | 'declined' | 'merged-into'
  why?: string
  leftOpen?: string
}

/** Decides a contribution on its desk page; leaves the page where the desk says what was done. */
export async function decide(desk: Page, server: RunningServer, id: string, { outcome, why, leftOpen }: DeskDecision, fill?: (desk: Page) => Promise<void>): Promise<void> {
  await openUntil(desk, `${server.url}coordination/contributions/${id}/`, /Décider/)
  await desk.check(`input[name=decision][value=${outcome}]`)
  if (why !== undefined) await desk.fill('form[action$="/decider/"] [name=pourquoi]', why)
  if (leftOpen !== undefined) await desk.fill('[name=reste]', leftOpen)
  await fill?.(desk)
  await desk.getByRole('button', { name: 'Décider et publier' }).click()
  await desk.waitForURL((url) => !url.pathname.endsWith('/decider/'))
}
