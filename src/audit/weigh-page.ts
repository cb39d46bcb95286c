import type { Browser, BrowserContext } from 'playwright-core'

/** First visit of a page with nothing kept, until the network is quiet; the offline copy, which is made afterwards, apart. */
export interface PageWeight {
  /** Elements, those inside an SVG apart, as GreenIT-Analysis counts them. */
  elements: number
  requests: number
  /** As sent: compressed, headers included. */
  bytes: number
  scriptBytes: number
  /** Hosts other than the page's own that were asked for anything. */
  otherHosts: string[]
  /** Errors that the page said in its console, a refusal by its content policy included. */
  errors: string[]
}

/** Opens an address as a newcomer with a phone, script on. Rejects when it does not answer. */
export async function weighPage(browser: Browser, url: string): Promise<PageWeight> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR', serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // The worker is kept out of this measure on purpose.
      if (message.type() === 'error' && !message.text().includes('Service Worker')) errors.push(message.text())
    })
    const sent = listenTo(context)
    const response = await page.goto(url, { waitUntil: 'networkidle' })
    const status = response?.status() ?? 0
    const { requests, bytes, scriptBytes, hosts } = await sent()
    const icon = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href ?? null)
    // A browser without a window asks for no icon; readers' do.
    const iconBytes = icon ? (await (await context.request.get(icon)).body()).length : 0
    const elements = await page.evaluate(() => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length)
    return {
      elements,
      requests: requests + (icon ? 1 : 0),
      bytes: bytes + iconBytes,
      scriptBytes,
      otherHosts: hosts.filter((host) => host !== new URL(url).host),
      // The console repeats the status of a page that is meant to be missing or refused.
      errors: errors.filter((error) => !(status >= 400 && error.includes(String(status)))),
    }
  } finally {
    await context.close()
  }
}

interface Sent {
  requests: number
  bytes: number
  scriptBytes: number
  hosts: string[]
}

/** Hears what a page and its workers ask for, from now on. */
function listenTo(context: BrowserContext): () => Promise<Sent> {
  const answered: Promise<{ url: string; isScript: boolean; bytes: number }>[] = []
  context.on('requestfinished', (request) => {
    if (request.url().startsWith('data:')) return
    const isScript = request.resourceType() === 'script'
    answered.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({ url: request.url(), isScript, bytes: responseBodySize + responseHeadersSize })))
  })
  return async () => {
    const all = await Promise.all(answered)
    const sum = (some: typeof all): number => some.reduce((total, { bytes }) => total + bytes, 0)
    return { requests: all.length, bytes: sum(all), scriptBytes: sum(all.filter(({ isScript }) => isScript)), hosts: [...new Set(all.map(({ url }) => new URL(url).host))] }
  }
}
