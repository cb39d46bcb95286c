import type { CopyStore, Kept } from './copy-store.ts'
import { isSound } from './copy-store.ts'
import { hashBytes } from './hash-bytes.ts'
import { describeKept, insertNote } from './notes.ts'
import type { OfflineTexts, Reason } from './notes.ts'

export interface PageAnswer {
  response: Response
  /** Work that goes on once the page is shown. */
  afterwards: Promise<unknown>
}

export interface PageOptions {
  url: string
  /** Address under the site's root. */
  address: string
  /** The page that this navigation makes. */
  client: string
  store: CopyStore
  texts: OfflineTexts
  /** Tells the open page how what it shows compares with the site's. */
  tell(client: string, text: string, link?: string): Promise<void>
}

/** A page that is on the device waits no longer for the network than this. */
const patience = 3000
/** Kept for addresses that the copy does not have. */
const offlinePage = 'hors-ligne/'

/** The page as the site has it; where there is no answer in time, as the device has it, with a notice that says so. */
export async function answerPage(options: PageOptions): Promise<PageAnswer> {
  const { url, address, store } = options
  const kept = (await store.find(address)) ?? (await store.find(`${address}/`))
  const network = fetch(url, { cache: 'no-cache', redirect: 'manual', credentials: 'same-origin' })
  const first = await Promise.race([network.catch(() => 'offline' as const), ...(kept ? [wait(patience)] : [])])
  if (first instanceof Response && !(kept && first.status >= 500)) return { response: first, afterwards: noteNetworkPage(options, first.clone()) }
  const reason: Reason = first instanceof Response ? 'unavailable' : first
  if (!kept) return { response: await describeMissing(store, options.texts.missing), afterwards: Promise.resolve() }
  const bytes = await kept.response.clone().arrayBuffer()
  const hash = await hashBytes(bytes)
  const afterwards = Promise.all([store.noteShown(options.client, hash), reason === 'slow' ? compareLater(options, network, hash) : null])
  return { response: withNote(kept, new TextDecoder().decode(bytes), reason, options.texts), afterwards }
}

/** The page that stands in for one that only the network has. */
export async function describeMissing(store: CopyStore, text: string): Promise<Response> {
  const kept = await store.find(offlinePage)
  const html = kept ? await kept.response.text() : '<!doctype html><meta charset="utf-8"><title>–</title><main></main>'
  return new Response(insertNote(html, text), { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}

/** Remembers what the page shows; a page that the copy does not have, or has otherwise, is kept, since it was read. */
async function noteNetworkPage({ address, client, store }: PageOptions, response: Response): Promise<void> {
  if (!isSound(response)) return
  const again = response.clone()
  const hash = await hashBytes(await response.arrayBuffer())
  await store.noteShown(client, hash)
  await ((await store.hashOf(address)) === hash ? store.forgetRead(address) : store.keepRead(address, again))
}

/** The network answered after all: says whether what is shown is what the site has. */
async function compareLater({ address, client, store, texts, tell, url }: PageOptions, network: Promise<Response>, shown: string): Promise<void> {
  const response = await network.catch(() => null)
  if (!response || !isSound(response)) return
  const again = response.clone()
  const isSame = (await hashBytes(await response.arrayBuffer())) === shown
  if (isSame) return tell(client, texts.current)
  await store.keepRead(address, again)
  await tell(client, texts.newer, url)
}

function withNote(kept: Kept, html: string, reason: Reason, texts: OfflineTexts): Response {
  const headers = new Headers(kept.response.headers)
  headers.set('cache-control', 'no-store')
  return new Response(insertNote(html, describeKept(reason, kept, texts)), { status: kept.response.status, headers })
}

function wait(milliseconds: number): Promise<'slow'> {
  return new Promise((resolve) => setTimeout(() => resolve('slow'), milliseconds))
}
