import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core'

/** A phone of middling size, as most readers have. */
export const phone = { width: 390, height: 844 }

/** The package's arguments are for one page in a small function: one process for all dies with its first context; readers' browsers do guard origins. */
const unwanted = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']

/** Starts Chromium, which comes with the dependencies: nothing is fetched at run time. `options` are Playwright's; `args`: arguments besides. */
export async function openBrowser({ args: more = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  const args = [...chromium.args.filter((argument) => !unwanted.includes(argument)), ...more]
  return playwright.launch({ executablePath: await chromium.executablePath(), headless: true, ...options, args })
}

/** A visitor with no history, on a phone, with script or without. Waits a minute for what a busy machine is slow to show. */
export async function openPhone(browser: Browser, options: { script: boolean }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, locale: 'fr-FR', javaScriptEnabled: options.script })
  context.setDefaultTimeout(60_000)
  return context
}
