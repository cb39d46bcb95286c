import { generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { appPermissions } from '../../forges/github/permissions.ts'

/** A permission of a GitHub App, as its manifest names it. */
export type Permission = keyof typeof appPermissions
export type Permissions = Partial<Record<Permission, 'read' | 'write'>>

export interface Account {
  login: string
  type: 'Bot' | 'User'
}

export interface StoredComment {
  id: number
  issue: number
  body: string
  user: Account
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
  pull?: { head: string; headSha: string; base: string; merged: boolean }
}

/** All that the stand-in knows besides its Git repository. */
export interface Hub {
  owner: string
  name: string
  gitDir: string
  app: { id: number; slug: string; installationId: number; publicKey: KeyObject; privateKey: string }
  permissions: Permissions
  /** Expiry by installation token, in milliseconds since 1970. */
  tokens: Map<string, number>
  /** In the order of their numbers. */
  issues: StoredIssue[]
  comments: StoredComment[]
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
    issues: [],
    comments: [],
    now: options.now,
    commitDate: () => Math.floor(options.now().getTime() / 1_000) + (commits += 1),
  }
}

/** Who the App is on its repository. */
export function botOf(hub: Hub): Account {
  return { login: `${hub.app.slug}[bot]`, type: 'Bot' }
}
