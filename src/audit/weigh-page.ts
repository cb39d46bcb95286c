import type { Browser, CDPSession } from 'playwright-core'

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
    const sent = await listenTo(await context.newCDPSession(page))
    const response = await page.goto(url, { waitUntil: 'networkidle' })
    const status = response?.status() ?? 0
    const icon = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href ?? null)
    // A browser without a window asks for no icon; readers' do.
    const iconBytes = icon ? (await (await context.request.get(icon)).body()).length : 0
    const elements = await page.evaluate(() => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length)
    return {
      elements,
      requests: sent.count() + (icon ? 1 : 0),
      bytes: sent.bytes() + iconBytes,
      scriptBytes: sent.bytes('Script'),
      otherHosts: sent.hosts().filter((host) => host !== new URL(url).host),
      // The console repeats the status of a page that is meant to be missing or refused.
      errors: errors.filter((error) => !(status >= 400 && error.includes(String(status)))),
    }
  } finally {
    await context.close()
  }
}

interface Sent {
  count(): number
  bytes(type?: string): number
  hosts(): string[]
}

async function listenTo(session: CDPSession): Promise<Sent> {
  const requests = new Map<string, { type: string; url: string; bytes: number }>()
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!request.url.startsWith('data:')) requests.set(requestId, { type: type ?? 'Other', url: request.url, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  const all = () => [...requests.values()]
  return {
    count: () => requests.size,
    bytes: (type) => all().filter((each) => !type || each.type === type).reduce((sum, { bytes }) => sum + bytes, 0),
    hosts: () => [...new Set(all().map(({ url }) => new URL(url).host))],
  }
}
