import { App, Octokit } from 'octokit'
import { AppError } from '../../../domain/errors.ts'
import type { GitHubAppCredentials, GitHubToken } from '../options.ts'
import type { Time } from '../time.ts'
import { GitHubKeyUnusable } from './errors.ts'
import type { Fetch } from './strict-fetch.ts'

/** A token is not used in its last minute. In milliseconds. */
const margin = 60_000

export interface Credentials {
  /** The installation's token, of at most one hour. */
  token(): Promise<string>
  /** Forgets a token that GitHub no longer takes. */
  forget(token: string): void
  /** What the App is called on GitHub: the login of its comments is `<slug>[bot]`. */
  slug(): Promise<string>
}

/** Signs in as a GitHub App, through octokit's own strategy, unless a token is given. Rejects with what octokit throws, or `forge.key-unusable`. */
export function createCredentials(app: GitHubAppCredentials | GitHubToken, { apiUrl, fetch, time }: { apiUrl: string; fetch: Fetch; time: Time }): Credentials {
  if ('token' in app) return { token: async () => app.token, forget: () => {}, slug: async () => app.slug }
  const { octokit } = new App({ appId: app.id, privateKey: app.privateKey, Octokit: createOctokitClass(apiUrl, fetch) })
  let current: { token: string; expiresAt: string } | null = null
  let slug: string | null = null

  const signIn = async (): Promise<{ token: string; expiresAt: string }> => {
    const answer: unknown = await octokit.auth({ type: 'installation', installationId: app.installationId, refresh: true }).catch(explainKey)
    return answer as { token: string; expiresAt: string }
  }
  return {
    async token() {
      if (!current || Date.parse(current.expiresAt) - margin <= time.now().getTime()) current = await signIn()
      return current.token
    },
    forget(token) {
      if (current?.token === token) current = null
    },
    async slug() {
      return (slug ??= (await octokit.request('GET /app')).data!.slug!)
    },
  }
}

/** octokit without its own retries, which write twice after an answer that was lost, and without its own queue. */
export function createOctokitClass(apiUrl: string, fetch: Fetch): typeof Octokit {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  return Octokit.defaults({ baseUrl: apiUrl, retry: { enabled: false }, throttle: { enabled: false }, request: { fetch }, log: silent })
}

function explainKey(error: unknown): never {
  if ((error as { status?: number }).status !== undefined || error instanceof AppError) throw error
  throw new GitHubKeyUnusable(error)
}
