import type { CommitId } from '../domain/ids.ts'
import type { GitCommit } from './git-commit.ts'

/** One commit of the first-parent line, and the commits whose work it brought in, parents before children. */
export interface HistoryStep {
  commit: GitCommit
  brought: GitCommit[]
}

/**
 * The first-parent line of `head`, oldest first. A commit is brought by the first merge that reaches it by another parent, or by
 * the squash of its pull request. `commits` come parents before children; `pullRequests` gives their heads by number.
 */
export function arrangeHistory(commits: ReadonlyMap<CommitId, GitCommit>, head: CommitId, pullRequests: ReadonlyMap<number, CommitId>): HistoryStep[] {
  const order = new Map([...commits.keys()].map((id, index) => [id, index]))
  const line: GitCommit[] = []
  for (let commit = commits.get(head); commit; commit = commits.get(commit.parents[0] ?? '')) line.push(commit)
  const seen = new Set<CommitId>()
  return line.reverse().map((commit) => {
    seen.add(commit.id)
    const pull = commit.parents.length < 2 && commit.pullRequest !== null ? pullRequests.get(commit.pullRequest) : undefined
    const brought = reach(commits, [...commit.parents.slice(1), ...(pull === undefined ? [] : [pull])], seen)
    return { commit, brought: brought.sort((a, b) => order.get(a.id)! - order.get(b.id)!) }
  })
}

/** Commits reached from `starts` that were not seen, which are then. */
function reach(commits: ReadonlyMap<CommitId, GitCommit>, starts: readonly CommitId[], seen: Set<CommitId>): GitCommit[] {
  const found: GitCommit[] = []
  const waiting = [...starts]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const commit = commits.get(id)
    if (!commit || seen.has(id)) continue
    seen.add(id)
    found.push(commit)
    waiting.push(...commit.parents)
  }
  return found
}
