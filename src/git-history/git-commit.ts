import type { CommitId } from '../domain/ids.ts'
import type { PlanTrailers } from '../domain/trailers.ts'

/** Someone as Git has them. Equal names with other addresses are other people. */
export interface GitPerson {
  name: string
  email: string
}

export interface GitCommit {
  id: CommitId
  parents: CommitId[]
  /** Author date, ISO 8601 in UTC. */
  at: string
  author: GitPerson
  coAuthors: GitPerson[]
  subject: string
  /** The decisions on proposals that its message says it publishes, where the commit is a plan's own. */
  decisions: PlanTrailers[]
  /** Number of the pull request that a squash's subject names at its end: `Title (#12)`. */
  pullRequest: number | null
  /** Markdown files changed against the first parent; null: deleted. */
  files: { path: string; blob: string | null }[]
}
