import type { GitHubApi } from '../../forges/github/setup/open-api.ts'

/** `unknown`: it cannot be seen from here; the words say where to look. */
export type CheckState = 'ok' | 'fault' | 'unknown'

/** What a check found. Its words are `doctor.<check>.<code>`, with `data` put in. */
export interface Finding {
  state: CheckState
  code: string
  data?: Record<string, string | number>
}

/** What checks look at. All addresses without a final slash. */
export interface CheckContext {
  api: GitHubApi
  owner: string
  /** The repository's name. */
  name: string
  /** Public address of the site with its base, when the host gave one. */
  siteUrl: string | null
  /** Public address of the intake; null where there is none. */
  intakeUrl: string | null
  now(): Date
  /** For what is not GitHub: the site and the intake. */
  fetch: typeof globalThis.fetch
}

/** One thing that must be so for the plan to work. Never throws for what it finds; rejects when nothing answers. */
export type Check = (context: CheckContext) => Promise<Finding>

export const ok: Finding = { state: 'ok', code: 'ok' }

export function fault(code: string, data?: Finding['data']): Finding {
  return { state: 'fault', code, ...(data && { data }) }
}

export function unknown(code: string, data?: Finding['data']): Finding {
  return { state: 'unknown', code, ...(data && { data }) }
}

/** Path of the repository in the API, with `rest` after it. */
export function repositoryPath({ owner, name }: Pick<CheckContext, 'owner' | 'name'>, rest = ''): string {
  return `/repos/${owner}/${name}${rest}`
}
