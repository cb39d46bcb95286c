import { App } from 'octokit'
import { createOctokitClass } from '../client/create-credentials.ts'
import { createStrictFetch } from '../client/strict-fetch.ts'
import type { Fetch } from '../client/strict-fetch.ts'
import { systemTime } from '../time.ts'
import type { Time } from '../time.ts'

/** What GitHub answered, whatever it was. */
export interface GitHubAnswer {
  status: number
  /** Null for a body that is absent. */
  data: unknown
  /** GitHub's own clock. */
  date: Date | null
}

/**
 * GitHub as it is asked while an App is set up and checked: nothing is retried, no status is an error. Each method rejects when
 * there is no whole answer at all. `route` is `METHOD /path`, under the API's base address.
 */
export interface GitHubApi {
  /** As the App itself, by its key. */
  asApp(route: string): Promise<GitHubAnswer>
  /** As the App on the repository where it is installed; null while it is on none. */
  asInstallation: ((route: string) => Promise<GitHubAnswer>) | null
  /** As anybody: what a public repository shows. */
  asAnybody(route: string): Promise<GitHubAnswer>
}

export interface GitHubApiOptions {
  apiUrl: string
  appId: number
  /** PEM. */
  privateKey: string
  installationId?: number | undefined
  time?: Time | undefined
  fetch?: Fetch | undefined
}

/** In milliseconds, for one answer. */
const patience = 20_000

export function openGitHubApi({ apiUrl, appId, privateKey, installationId, time = systemTime, fetch = globalThis.fetch }: GitHubApiOptions): GitHubApi {
  const strict = createStrictFetch(fetch, time, patience)
  const { octokit } = new App({ appId, privateKey, Octokit: createOctokitClass(apiUrl, strict) })
  const ask = async (route: string, headers: Record<string, string>): Promise<GitHubAnswer> => {
    const [method = 'GET', path = ''] = route.split(' ')
    const response = await strict(`${apiUrl}${path}`, { method, headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', ...headers } })
    const text = await response.text()
    const date = response.headers.get('date')
    return { status: response.status, data: readJson(text), date: date ? new Date(date) : null }
  }
  const tokenOf = async (): Promise<string> => ((await octokit.auth({ type: 'installation', installationId: installationId! })) as { token: string }).token

  return {
    async asApp(route) {
      const { token } = (await octokit.auth({ type: 'app' })) as { token: string }
      return ask(route, { authorization: `bearer ${token}` })
    },
    asInstallation: installationId === undefined ? null : async (route) => ask(route, { authorization: `token ${await tokenOf()}` }),
    asAnybody: (route) => ask(route, {}),
  }
}

function readJson(text: string): unknown {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}
