/** The parts of a service worker's world that we use: TypeScript has them in a library that excludes the page's. */
export interface WorkerScope {
  registration: { scope: string }
  clients: { matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<WindowClient[]>; get(id: string): Promise<WindowClient | undefined>; claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate' | 'message', listener: (event: LongEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  /** Where the browser has background tasks. */
  addEventListener(type: 'sync', listener: (event: LongEvent & { tag: string }) => void): void
}

export interface LongEvent {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends LongEvent {
  request: Request
  /** The page that a navigation will make. */
  resultingClientId: string
  respondWith(response: Promise<Response>): void
}

/** A page that is open. */
export interface WindowClient {
  id: string
  url: string
  postMessage(message: unknown): void
}
