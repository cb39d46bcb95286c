import type { CommitId } from '../domain/ids.ts'
import type { GitCommit } from './git-commit.ts'

/** One commit of the first-parent line, and the commits whose work it brought in, parents before children. */
export interface HistoryStep {
  commit: GitCommit
  brought: GitCommit[]
}

export interface StepSources {
  /** Every commit that is not traced yet, parents before children, the line's among them; many at a time. */
  commits: AsyncIterable<readonly GitCommit[]>
  /** The first-parent line. */
  line: ReadonlySet<CommitId>
  /** Heads of pull requests by number, and the commits that only they reach, parents before children. */
  pullRequests: ReadonlyMap<number, CommitId>
  strays: readonly GitCommit[]
}

/**
 * The steps of the first-parent line, oldest first, those that are known as soon as they are. A commit is brought by the first merge that
 * reaches it by another parent, or by the squash of its pull request; it is held until then, and no longer.
 */
export async function* streamSteps({ commits, line, pullRequests, strays }: StepSources): AsyncGenerator<HistoryStep[]> {
  const waiting = new Map<CommitId, { commit: GitCommit; order: number }>()
  // What only a pull request reaches stands on commits of the main history, never the other way round.
  for (const [index, commit] of strays.entries()) waiting.set(commit.id, { commit, order: Number.MAX_SAFE_INTEGER / 2 + index })
  let order = 0
  for await (const some of commits) {
    const steps: HistoryStep[] = []
    for (const commit of some) {
      if (!line.has(commit.id)) {
        waiting.set(commit.id, { commit, order: order++ })
        continue
      }
      const pull = commit.parents.length < 2 && commit.pullRequest !== null ? pullRequests.get(commit.pullRequest) : undefined
      steps.push({ commit, brought: takeReached(waiting, [...commit.parents.slice(1), ...(pull === undefined ? [] : [pull])]) })
    }
    yield steps
  }
}

/** Takes out what is reached from `starts` and still waits. */
function takeReached(waiting: Map<CommitId, { commit: GitCommit; order: number }>, starts: readonly CommitId[]): GitCommit[] {
  const found: { commit: GitCommit; order: number }[] = []
  const next = [...starts]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const entry = waiting.get(id)
    if (!entry) continue
    waiting.delete(id)
    found.push(entry)
    next.push(...entry.commit.parents)
  }
  return found.sort((first, second) => first.order - second.order).map(({ commit }) => commit)
}
