import type { CommitId } from '../../domain/ids.ts'
import type { HostedCommit, LoggedCommit, PlanRepository } from '../../ports.ts'
import { CONTENT } from '../numbering-history.ts'

/** Commits that a rebase writes have the date of the rebase, more or less. In milliseconds. */
const oneRebase = 120_000

/**
 * Commits of `main` by which a change request came in, oldest first: one for a merge or a squash; for a rebase, or a branch that
 * was pushed as it was, one for each of its own that touches the plan. None where the plan's text did not change.
 */
export async function findLandedCommits(repository: PlanRepository, mergedAs: CommitId, commits: readonly HostedCommit[]): Promise<LoggedCommit[]> {
  const log = await repository.log(mergedAs, CONTENT)
  const last = log.at(-1)
  if (!last) return []
  const single = last.id === mergedAs ? [last] : []
  if (last.parents.length > 1) return single
  const landed = matchOneByOne(log, commits, (commit, own) => commit.id === own.id || (commit.message.trim() === own.message.trim() && Date.parse(last.at) - Date.parse(commit.at) <= oneRebase))
  return landed.length > 1 || landed[0] === last ? landed : single
}

/** Walks both back from their ends; what of the branch touches no text has no commit in the log. */
function matchOneByOne(log: readonly LoggedCommit[], commits: readonly HostedCommit[], isSame: (commit: LoggedCommit, own: HostedCommit) => boolean): LoggedCommit[] {
  const found: LoggedCommit[] = []
  for (const own of commits.toReversed()) {
    const commit = log.at(-1 - found.length)
    if (commit && isSame(commit, own)) found.unshift(commit)
  }
  return found
}
