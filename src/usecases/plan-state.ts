import type { Concordance } from '../content/concordance.ts'
import type { FileIssue } from '../content/read-plan.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { Plan } from '../domain/plan.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import type { Heads, LoggedCommit, People } from '../ports.ts'
import type { CommitOrigins } from './commit-origins.ts'

/** All that Git says at given heads, read once. Pure data: the site and the desk compute from it alone. */
export interface PlanState {
  heads: Heads
  /** Files under `content/`, by path relative to it. */
  files: ReadonlyMap<string, string>
  plan: Plan
  /** Faults of the plan's files; the plan is usable all the same. */
  issues: FileIssue[]
  /** First-parent history of `main` under `content/`, oldest first. */
  log: LoggedCommit[]
  /** What each commit of the log carried out. */
  commitOrigins: CommitOrigins
  events: RegisterEvent[]
  /** In the register's order, by id. */
  contributions: ReadonlyMap<ContributionId, Contribution>
  people: People
  concordance: Concordance
}
