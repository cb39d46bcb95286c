import type { CommitId } from '../domain/ids.ts'
import type { GitCommit } from './git-commit.ts'

/** What is told of a commit. */
export type CommitFacts = Omit<GitCommit, 'files' | 'parents'>

/** Facts of the commits that were read, in order. */
export type CommitTable = Map<CommitId, CommitFacts>

export function addCommit(table: CommitTable, { id, at, author, coAuthors, subject, decisions, pullRequest }: GitCommit): void {
  table.set(id, { id, at, author, coAuthors, subject, decisions, pullRequest })
}
