import type { ContributionId } from '../../domain/ids.ts'
import type { Language } from '../../i18n/index.ts'
import type { Fetch } from './client/strict-fetch.ts'
import type { Time } from './time.ts'

export interface GitHubAppCredentials {
  id: number
  /** PEM, PKCS#1 or PKCS#8. */
  privateKey: string
  /** Of the App on the account that owns the repository. */
  installationId: number
}

/** A workflow's own token, in place of the App's. */
export interface GitHubToken {
  token: string
  /** Of the account that it acts as: `<slug>[bot]`. */
  slug: string
}

/** The App as people sign in with it. */
export interface GitHubClientCredentials {
  id: string
  secret: string
}

export interface GitHubForgeOptions {
  owner: string
  /** The repository's name. */
  name: string
  app: GitHubAppCredentials | GitHubToken
  /** Where the bare mirror is or goes. It is a copy: it can be deleted at any time. */
  gitDir: string
  /** Base address of the REST API; default: github.com's. `https://HOST/api/v3` for GitHub Enterprise Server. */
  apiUrl?: string
  /** What git fetches from: an https address or a path. Default: the repository on the API's host. */
  remote?: string
  /** Address of a contribution on the desk, shown to coordinators. */
  deskUrl?: (contribution: ContributionId) => string
  /** Shared with GitHub, for its webhooks; absent: none is taken. */
  webhookSecret?: string
  /** Absent: nobody signs in with a GitHub account. */
  signIn?: GitHubClientCredentials
  /** Of the words around what people wrote; default: French. */
  language?: Language
  /** Default: the system's. */
  time?: Time
  /** Default: the global one. */
  fetch?: Fetch
  limits?: Partial<GitHubLimits>
}

/** Durations in milliseconds. */
export interface GitHubLimits {
  /** Tries of one request, the first included. */
  tries: number
  /** For one answer; GitHub itself gives up after 10 s, so that nothing is still under way when we look. */
  answer: number
  /** The longest pause to sit out; a longer one is thrown as `GitHubPaused`. */
  patience: number
}

export const defaultLimits: GitHubLimits = { tries: 5, answer: 30_000, patience: 120_000 }
