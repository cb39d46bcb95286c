import type { CommitId } from '../../domain/ids.ts'
import { checkCommit } from '../../git/check-commit.ts'
import type { CommitWrite } from '../../ports.ts'
import { BranchMoved } from '../../ports.ts'
import { formatBranchRef } from '../branch-ref.ts'
import { checkWrite } from '../check-write.ts'
import type { GitHubClient } from './client/create-client.ts'
import { GitHubAltered } from './client/errors.ts'
import type { Mirror } from './mirror/create-mirror.ts'
import { findCommits } from './mirror/find-commits.ts'
import { planTree } from './mirror/plan-tree.ts'
import type { PlannedTree } from './mirror/plan-tree.ts'
import { readHead } from './read-head.ts'
import { storeTree } from './store-tree.ts'

/**
 * Writes one commit: tree, commit, ref. GitHub dates and signs it, so a commit made again after its answer was lost is another
 * one: ours is known by its tree, its parents and its message. Without force GitHub moves a branch only to a descendant of its
 * head; `people`, which is replaced, is compared just before. Throws `BranchMoved`, `UnwritableCommit`, `GitHubAltered` and what the client throws.
 */
export async function writeCommit(client: GitHubClient, mirror: Mirror, write: CommitWrite): Promise<CommitId> {
  const { branch, expected, parents, base, message } = write
  const ref = formatBranchRef(branch)
  checkWrite(write)
  checkCommit(write)
  await mirror.require([...parents, ...(base ? [base] : [])])
  let plan: PlannedTree | null = null
  const planOnce = async (): Promise<PlannedTree> => (plan ??= await planTree(mirror.gitDir, write))

  const look = async (): Promise<CommitId | null> => {
    const head = await readHead(client, branch)
    if (head === expected) return null
    if (head) await mirror.require([head])
    const alike = head ? await findCommits(mirror.gitDir, head, write) : new Map<CommitId, string>()
    if (alike.size > 0) {
      const { tree } = await planOnce()
      const ours = [...alike.keys()].find((id) => alike.get(id) === tree)
      if (ours) return ours
    }
    throw new BranchMoved(branch, { expected, actual: head })
  }
  const written = (await look()) ?? (await writeNew())
  await mirror.fetch()
  await mirror.require([written])
  return written

  async function writeNew(): Promise<CommitId> {
    const planned = await planOnce()
    const stored = await storeTree(client, planned)
    if (stored !== planned.tree) throw new GitHubAltered(planned.tree, stored)
    const commit = await client.write({ what: `a commit on ${branch}`, insist: () => true, ask: (rest, repo) => rest.git.createCommit({ ...repo, message, tree: stored, parents: [...parents] }) })
    if (commit.tree.sha !== stored) throw new GitHubAltered(stored, commit.tree.sha)
    const force = write.replace === true
    const move = await client.write({
      what: `the move of ${branch}`,
      look,
      insist: () => true,
      ask: (rest, repo) =>
        expected === null ? rest.git.createRef({ ...repo, ref, sha: commit.sha }) : rest.git.updateRef({ ...repo, ref: ref.slice('refs/'.length), sha: commit.sha, force }),
    })
    return typeof move === 'string' ? move : move.object.sha
  }
}
