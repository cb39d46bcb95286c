import { copyFile } from '../offline-copy.ts'
import type { CopiedFile, OfflineList } from '../offline-copy.ts'
import { formatCopy, parseCopy, planUpdate } from './plan-update.ts'
import type { KeptCopy } from './plan-update.ts'
import { addressIn } from './route.ts'

/** A page or file of the device. `received`: milliseconds since 1970. `version`: that of the copy, in words; null for a page that is not in the copy. */
export interface Kept {
  response: Response
  received: number
  version: string | null
}

export interface CopyStore {
  /**
   * Fetches the site's list, then what the device does not have, four files at once; the copy of before serves until all of it is
   * there, and is dropped then. Returns the hash that each replaced address had, or null where the list is the one that the device has.
   * Rejects when a file cannot be had: what came stays for the next try.
   */
  update(): Promise<Map<string, string> | null>
  find(address: string): Promise<Kept | null>
  /** Keeps a page that was read, in place of an older reading of it. */
  keepRead(address: string, response: Response): Promise<void>
  /** The copy has what the site has again. */
  forgetRead(address: string): Promise<unknown>
  /** Hash of what the device has. */
  hashOf(address: string): Promise<string | undefined>
  /** Hash of what the site had when the copy was last brought up to date. */
  latestOf(address: string): Promise<string | undefined>
  /** What an open page shows, by the hash of its bytes. */
  noteShown(client: string, hash: string): Promise<void>
  shownBy(client: string): Promise<string | null>
  forgetClosed(open: ReadonlySet<string>): Promise<void>
}

const atOnce = 4
/** Pages kept because they were read, beyond the copy. */
const readPagesKept = 100
const receivedHeader = 'x-received'

/** The device's copy, in three caches named after the site's root: the list and its files by address and hash, pages that were read, what open pages show. */
export function createCopyStore(scope: string): CopyStore {
  const names = { files: `plan-vivant:${scope}`, read: `plan-vivant-read:${scope}`, shown: `plan-vivant-shown:${scope}` }
  const listUrl = new URL(copyFile, scope).href
  const keyOf = (address: string, hash: string): string => `${new URL(address, scope).href}?h=${hash}`
  const split = (key: string): CopiedFile => [addressIn(key, scope) ?? '', new URL(key).searchParams.get('h') ?? '']
  /** Beside the site's list: what the device made of it. */
  const copyUrl = `${listUrl}?copie`
  let copy: Promise<KeptCopy | null> | null = null

  /** What the device has whole; null before the first one. */
  function known(): Promise<KeptCopy | null> {
    copy ??= caches.open(names.files).then(async (cache) => parseCopy(await (await cache.match(copyUrl))?.text()))
    return copy
  }

  async function fill({ hashes }: KeptCopy): Promise<void> {
    const cache = await caches.open(names.files)
    const have = new Set((await cache.keys()).map(({ url }) => url))
    const missing = [...hashes].filter(([address, hash]) => !have.has(keyOf(address, hash)))
    const work = async (): Promise<void> => {
      for (let next = missing.shift(); next; next = missing.shift()) {
        const [address, hash] = next
        await cache.put(keyOf(address, hash), stamp(await fetchSound(new URL(address, scope).href)))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }

  /** Drops what the copy no longer holds. Returns the hash that each replaced address had before. */
  async function settle({ hashes, older }: KeptCopy): Promise<Map<string, string>> {
    const [files, read] = await Promise.all([caches.open(names.files), caches.open(names.read)])
    const replaced = new Map<string, string>()
    for (const request of await files.keys()) {
      const [address, hash] = split(request.url)
      if (hashes.get(address) === hash || request.url === listUrl || request.url === copyUrl) continue
      replaced.set(address, hash)
      await files.delete(request)
    }
    for (const address of hashes.keys()) if (!older.has(address)) await read.delete(new URL(address, scope).href)
    return replaced
  }

  return {
    async update() {
      const files = await caches.open(names.files)
      const text = await (await fetchSound(listUrl)).text()
      if ((await known()) && text === (await (await files.match(listUrl))?.text())) return null
      const wanted = planUpdate(await known(), JSON.parse(text) as OfflineList, { isSparing: isSparing(), now: Date.now() })
      await fill(wanted)
      await files.put(copyUrl, new Response(formatCopy(wanted)))
      await files.put(listUrl, new Response(text))
      copy = Promise.resolve(wanted)
      return settle(wanted)
    },

    async find(address) {
      const [files, read] = await Promise.all([caches.open(names.files), caches.open(names.read)])
      const kept = await known()
      const hash = kept?.hashes.get(address)
      const version = kept?.older.get(address)?.version ?? kept?.version ?? ''
      const latest = await read.match(new URL(address, scope).href)
      const response = latest ?? (hash !== undefined ? await files.match(keyOf(address, hash)) : undefined)
      return response ? { response, received: Number(response.headers.get(receivedHeader)), version: latest ? null : version } : null
    },

    async keepRead(address, response) {
      const cache = await caches.open(names.read)
      const key = new URL(address, scope).href
      await cache.delete(key)
      await cache.put(key, stamp(response))
      const keys = await cache.keys()
      await Promise.all(keys.slice(0, Math.max(0, keys.length - readPagesKept)).map((each) => cache.delete(each)))
    },

    forgetRead: async (address) => (await caches.open(names.read)).delete(new URL(address, scope).href),

    hashOf: async (address) => (await known())?.hashes.get(address),
    latestOf: async (address) => (await known())?.older.get(address)?.latest ?? (await known())?.hashes.get(address),

    async noteShown(client, hash) {
      await (await caches.open(names.shown)).put(new URL(client, scope).href, new Response(hash))
    },
    async shownBy(client) {
      const found = await (await caches.open(names.shown)).match(new URL(client, scope).href)
      return found ? found.text() : null
    },
    async forgetClosed(open) {
      const cache = await caches.open(names.shown)
      for (const request of await cache.keys()) if (!open.has(addressIn(request.url, scope) ?? '')) await cache.delete(request)
    },
  }
}

/** A whole answer of the site itself: not an error, not the page that stands in while the site is built, not another address's. */
export function isSound(response: Response): boolean {
  return response.status === 200 && !response.redirected && response.type === 'basic' && !/no-store/.test(response.headers.get('cache-control') ?? '')
}

async function fetchSound(url: string): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' })
  if (!isSound(response)) throw new Error(`${url}: ${response.status}`)
  return response
}

/** Notes the time; what was said of the bytes on their way no longer holds. */
function stamp(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) headers.delete(name)
  headers.set(receivedHeader, String(Date.now()))
  return new Response(response.body, { status: response.status, headers })
}

/** The person asked the device to spare data. */
function isSparing(): boolean {
  return (navigator as unknown as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
