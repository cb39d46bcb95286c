import type { CommitId } from '../../domain/ids.ts'
import type { HostedCommit, HostedPage } from '../../ports.ts'

type Change = NonNullable<HostedPage['change']>

/**
 * The commits of a branch that nobody has told of yet, as runs: commits of one person, each on the one before. Gives the last
 * commit of each run, in order; the head is the last of all. What lies below a commit that was told of is told as well.
 */
export function listRunEnds(change: Change, isTold: (commit: HostedCommit) => boolean): HostedCommit[] {
  const commits = endWithHead(change)
  const told = withAncestors(commits, commits.filter(isTold))
  const fresh = commits.filter(({ id }) => !told.has(id))
  return fresh.filter((commit, index) => !isContinuedBy(commit, fresh[index + 1]))
}

/** Of a branch of very many commits the head may not be listed: it is taken for the work of whoever made the last one that is. */
function endWithHead({ head, commits }: Change): HostedCommit[] {
  const made = commits.findLast(({ isOurs }) => !isOurs)
  if (!made || commits.some(({ id }) => id === head)) return [...commits]
  return [...commits, { ...made, id: head, parents: commits.map(({ id }) => id) }]
}

function withAncestors(commits: readonly HostedCommit[], from: readonly HostedCommit[]): Set<CommitId> {
  const parentsOf = new Map(commits.map(({ id, parents }) => [id, parents]))
  const found = new Set(from.map(({ id }) => id))
  for (const id of found) for (const parent of parentsOf.get(id) ?? []) found.add(parent)
  return found
}

function isContinuedBy({ id, by }: HostedCommit, next: HostedCommit | undefined): boolean {
  return next !== undefined && next.by?.id === by?.id && next.parents.includes(id)
}
