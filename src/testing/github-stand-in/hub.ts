import { generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { appPermissions } from '../../forges/github/permissions.ts'

/** A permission of a GitHub App, as its manifest names it. */
export type Permission = keyof typeof appPermissions
export type Permissions = Partial<Record<Permission, 'read' | 'write'>>

export interface Account {
  id: number
  login: string
  type: 'Bot' | 'User'
}

export interface StoredComment {
  id: number
  issue: number
  body: string
  user: Account
  createdAt: string
  updatedAt: string
}

/** An issue, or a pull request when it has a `head`: GitHub numbers them together. */
export interface StoredIssue {
  number: number
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | null
  user: Account
  createdAt: string
  updatedAt: string
  pull?: StoredPull
}

export interface StoredPull {
  head: string
  /** `owner/name` of the copy of the repository that has the branch; absent: the repository itself. */
  fork?: string
  headSha: string
  base: string
  merged: boolean
  /** Its commits, oldest first, as they were when it was open. */
  commits: string[]
  mergedBy?: Account
  mergedAt?: string
  mergeCommit?: string
}

/** What happened to an issue or a pull request. */
export interface StoredEvent {
  issue: number
  event: 'closed' | 'reopened' | 'merged' | 'head_ref_deleted'
  actor: Account
  createdAt: string
}

/** What the repository's owner set, and what the App's page says; tests change it in place. */
export interface HubSettings {
  hasIssues: boolean
  isPrivate: boolean
  isArchived: boolean
  defaultBranch: string
  allowsMergeCommit: boolean
  /** State of the workflow that publishes the site; null: Actions are off. */
  siteWorkflow: 'active' | 'disabled_inactivity' | null
  /** Types of the rules that apply to `main`. */
  rules: string[]
  isProtected: boolean
  installation: 'selected' | 'all' | 'suspended' | 'absent'
  hookUrl: string
  /** Status of the last notice that was sent; null: none was. */
  lastNotice: number | null
  /** Codes that the manifest flow gave out, each worth one App. */
  manifestCodes: Set<string>
  /** Who may write to the repository, by login; the owner's to say. */
  writers: Set<string>
  /** How far this machine's clock is from GitHub's, in milliseconds. */
  skew: number
}

const soundSettings = (): HubSettings => ({ hasIssues: true, isPrivate: false, isArchived: false, defaultBranch: 'main', allowsMergeCommit: true, siteWorkflow: 'active', rules: [], isProtected: false, installation: 'selected', hookUrl: '', lastNotice: null, manifestCodes: new Set(), writers: new Set(), skew: 0 })

/** All that the stand-in knows besides its Git repository. */
export interface Hub {
  owner: string
  name: string
  gitDir: string
  app: { id: number; slug: string; installationId: number; publicKey: KeyObject; privateKey: string }
  permissions: Permissions
  /** Expiry by installation token, in milliseconds since 1970. */
  tokens: Map<string, number>
  /** Codes that people brought back from GitHub's sign-in page, each worth one token, and whose they are. */
  signInCodes: Map<string, Account & { name: string | null }>
  /** Tokens of people that still open something, and whose they are. */
  userTokens: Map<string, Account & { name: string | null }>
  /** In the order of their numbers. */
  issues: StoredIssue[]
  comments: StoredComment[]
  events: StoredEvent[]
  /** Types of the `repository_dispatch` events that were asked for, in order. */
  dispatches: string[]
  settings: HubSettings
  /** The test's clock. */
  now(): Date
  /** GitHub dates commits itself; never twice the same here, so that a commit made twice shows. Seconds since 1970. */
  commitDate(): number
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 })
let installations = 0

/** A repository `collective/plan` over a bare Git repository, with an App of its own installed on it. */
export function createHub(options: { gitDir: string; now: () => Date; permissions?: Permissions }): Hub {
  let commits = 0
  const installationId = 1_000 + (installations += 1)
  return {
    owner: 'collective',
    name: 'plan',
    gitDir: options.gitDir,
    app: { id: 42, slug: 'plan-vivant-collective', installationId, publicKey: keys.publicKey, privateKey: keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() },
    permissions: options.permissions ?? appPermissions,
    tokens: new Map(),
    signInCodes: new Map(),
    userTokens: new Map(),
    issues: [],
    comments: [],
    events: [],
    dispatches: [],
    settings: soundSettings(),
    now: options.now,
    commitDate: () => Math.floor(options.now().getTime() / 1_000) + (commits += 1),
  }
}

/** Who the App is on its repository. */
export function botOf(hub: Pick<Hub, 'app'>): Account {
  return { id: hub.app.id * 1_000, login: `${hub.app.slug}[bot]`, type: 'Bot' }
}

/** Somebody's account, by the name that their commits have; null: nobody's. */
export function accountOf(hub: Hub, login: string): Account | null {
  if (login === botOf(hub).login) return botOf(hub)
  return /^[a-z]+$/.test(login) ? { id: [...login].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1_000_003, login, type: 'User' } : null
}

/** Dates and keeps what happened. */
export function addEvent(hub: Hub, issue: StoredIssue, event: StoredEvent['event'], actor: Account): void {
  const createdAt = formatDate(hub.now())
  issue.updatedAt = createdAt
  hub.events.push({ issue: issue.number, event, actor, createdAt })
}

/** GitHub's dates have whole seconds. */
export function formatDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
