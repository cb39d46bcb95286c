import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext } from 'playwright-core'

/** A phone of middling size, as most readers have. */
export const phone = { width: 390, height: 844 }

/** Starts Chromium, which comes with the dependencies: nothing is fetched at run time. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true })
}

/** A visitor with no history, on a phone, with script or without. */
export async function openPhone(browser: Browser, options: { script: boolean }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', javaScriptEnabled: options.script })
  context.setDefaultTimeout(15_000)
  return context
}
