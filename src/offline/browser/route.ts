import { copyFile, hashedNames } from '../offline-copy.ts'

/**
 * How the worker answers a request.
 * `page`: network first, then the copy, saying so. `asset`: its name changes with its content, so the copy first.
 * `file`: network first, then the copy. `private`: the network alone, never kept; a page says so when there is none.
 * `form`: the network, then the page that stands in for the form. `send`: the network; without it, what was written is kept.
 * `leave`: the browser does as if there were no worker.
 */
export type Route = 'page' | 'asset' | 'file' | 'private' | 'form' | 'send' | 'leave'

export interface Asked {
  method: string
  url: string
  /** `navigate` for a page that is opened. */
  mode: string
}

/** Answered by the intake: what people write, private pages, the desk. */
const intakePaths = /^(?:proposer|suivi|coordination|api|intake)(?:\/|$)/

const formPath = 'proposer/'
/** Where the form's two screens are sent. */
const sendPaths = /^proposer\/(?:verifier|envoyer)\/$/
/** Where a contribution's own page is written to: its script keeps the words. */
const answerPaths = /^suivi\//

/** `scope`: address of the site's root, with its final slash. */
export function chooseRoute({ method, url, mode }: Asked, scope: string): Route {
  const address = addressIn(url, scope)
  if (method === 'POST' && mode === 'navigate' && address !== null && sendPaths.test(address)) return 'send'
  if (method === 'POST' && mode === 'navigate' && address !== null && answerPaths.test(address)) return 'private'
  if (method !== 'GET' || address === null || ['build.json', 'sw.js', copyFile].includes(address)) return 'leave'
  if (address === formPath && mode === 'navigate') return 'form'
  if (intakePaths.test(address)) return mode === 'navigate' ? 'private' : 'leave'
  if (mode === 'navigate') return 'page'
  return hashedNames.test(address) ? 'asset' : 'file'
}

/** Address under the scope, without query and fragment; null for another site's. */
export function addressIn(url: string, scope: string): string | null {
  const { origin, pathname } = new URL(url)
  const root = new URL(scope)
  return origin === root.origin && pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : null
}
