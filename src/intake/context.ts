import type { ServedBuild } from '../build/served-build.ts'
import type { CommitId, ContributionId } from '../domain/ids.ts'
import type { Clock, Forge } from '../ports.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import type { Surveyor } from './desk/survey.ts'
import type { RateLimit } from './guards/rate-limit.ts'
import type { Sessions } from './guards/session.ts'
import type { SignInStates } from './guards/sign-in-states.ts'
import type { Signer } from './guards/signer.ts'
import type { Messages } from './messages.ts'
import type { Shell } from './pages/shell.ts'
import type { Baskets } from './private/baskets.ts'
import type { Claims } from './private/claims.ts'
import type { Coordinators } from './private/coordinators.ts'
import type { HeldSubmissions } from './private/held-submissions.ts'
import type { MergingSessions } from './private/merging-sessions.ts'
import type { Outbox } from './private/outbox.ts'
import type { PlainParser } from './submission/plain-parser.ts'

/** The built site, as the intake sees it. */
export interface Site {
  /** The build that is served; null before the first one. */
  current(): ServedBuild | null
  status(): SiteStatus
  /** Asks for a build of what the repository holds now, whatever was built; returns at once. */
  rebuild(): void
  /** Asks for one where it holds something else than what was built last; returns at once. */
  follow(): void
}

export interface SiteStatus {
  building: boolean
  /** What was done and what is being done, in plain words, oldest first. */
  progress: string[]
  /** Why the last build failed; null when it did not. */
  lastError: string | null
}

/** Everything the handlers need, made once by `createIntake`. */
export interface IntakeContext {
  forge: Forge
  clock: Clock
  /** Path under which all addresses stand, with both slashes. */
  base: string
  /** Public address without `base`, or null when the host gave none. */
  publicUrl: string | null
  /** The intake's own address without `base`, where it is not the site's; null when the host gave none. */
  ownUrl: string | null
  /** Whether others than the people of this machine can open the intake's pages. */
  isPublic: boolean
  hold: boolean
  signer: Signer
  sessions: Sessions
  signInStates: SignInStates
  outbox: Outbox
  held: HeldSubmissions
  coordinators: Coordinators
  claims: Claims
  baskets: Baskets
  mergingSessions: MergingSessions
  survey: Surveyor
  site: Site
  shell: Shell
  rateLimit: RateLimit
  plain: PlainParser
  randomBytes(size: number): Uint8Array
  /** What the repository says now. */
  readState(): Promise<PlanState>
  /** Files of `content/` at a commit; null when there is no such commit. */
  readContent(commit: CommitId): Promise<ReadonlyMap<string, string> | null>
  messages(state: Pick<PlanState, 'plan'>): Messages
}

/** Path of the public page of a contribution. */
export function contributionPath(base: string, id: ContributionId): string {
  return `${base}contributions/${id}/`
}

/** Path of a contribution on the desk. */
export function deskPath(base: string, id: ContributionId): string {
  return `${base}coordination/contributions/${id}/`
}

/** Path of the private page of a contribution: whoever has it acts as its proposer. */
export function followPath(context: Pick<IntakeContext, 'base' | 'signer'>, id: ContributionId): string {
  return `${context.base}suivi/${id}/${context.signer.sign('follow', id)}/`
}
