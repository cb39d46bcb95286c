import { GitHubDenied } from './errors.ts'
import type { Time } from '../time.ts'

export type Fetch = typeof globalThis.fetch

/**
 * A `fetch` that returns whole answers only: octokit takes a body that was cut for an empty success, and follows a redirect of a
 * write with a read. Here the body is read to its end and must be JSON, within the time allowed (milliseconds); a redirect is
 * not followed. Rejects otherwise.
 */
export function createStrictFetch(fetch: Fetch, time: Time, allowed: number): Fetch {
  return async (input, init) => {
    const deadline = time.deadline(allowed)
    try {
      const response = await fetch(input, { ...init, redirect: 'manual', signal: deadline.signal })
      if (response.status >= 300 && response.status < 400 && response.status !== 304) throw new GitHubDenied(response.status, `${init?.method ?? 'GET'} ${String(input)}, which moved to ${response.headers.get('location')}`)
      const body = await response.arrayBuffer()
      if (response.ok && body.byteLength > 0) JSON.parse(new TextDecoder().decode(body))
      if (response.ok && body.byteLength === 0 && response.status !== 204) throw new SyntaxError('an answer without a body')
      return new Response(body.byteLength > 0 ? body : null, { status: response.status, headers: response.headers })
    } finally {
      deadline.clear()
    }
  }
}
