import { openGitHubApi } from '../../forges/github/setup/open-api.ts'
import type { Fetch } from '../../forges/github/client/strict-fetch.ts'
import type { Time } from '../../forges/github/time.ts'
import type { GitHubCredentials } from '../../settings/github-credentials.ts'
import type { Settings } from '../../settings/settings.ts'
import type { CheckContext } from './check.ts'

/** What to check a plan with that lives on GitHub, from its settings and its App's credentials. */
export function openCheckContext(settings: Pick<Settings, 'base' | 'url' | 'intakeUrl'> & { github: NonNullable<Settings['github']> }, credentials: GitHubCredentials, { time, fetch = globalThis.fetch }: { time?: Time; fetch?: Fetch } = {}): CheckContext {
  const { owner, name, apiUrl } = settings.github
  const siteUrl = settings.url === null ? null : `${settings.url}${settings.base.replace(/\/$/, '')}`
  return {
    api: openGitHubApi({ apiUrl, appId: credentials.appId, privateKey: credentials.privateKey, installationId: credentials.installationId, time, fetch }),
    owner,
    name,
    siteUrl,
    intakeUrl: settings.intakeUrl === 'none' ? null : (settings.intakeUrl ?? siteUrl),
    now: () => time?.now() ?? new Date(),
    fetch,
  }
}
