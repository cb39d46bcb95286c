import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openPhone } from '../open-browser.ts'

/** A reader who came once, and whose device had the time to make its copy. */
export async function visitOnce(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openPhone(browser, { script: true })
  const page = await context.newPage()
  await page.goto(url)
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active!.state !== 'activated') await new Promise((resolve) => active!.addEventListener('statechange', resolve))
  })
  return { context, page }
}
