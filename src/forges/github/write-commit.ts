import type { CommitId } from '../../domain/ids.ts'
import { checkCommit } from '../../git/check-commit.ts'
import type { CommitChain, CommitWrite } from '../../ports.ts'
import { BranchMoved } from '../../ports.ts'
import { formatBranchRef } from '../branch-ref.ts'
import { checkWrite } from '../check-write.ts'
import { startChain } from '../start-chain.ts'
import type { FollowingText, TextCommit } from '../start-chain.ts'
import type { GitHubClient } from './client/create-client.ts'
import type { Mirror } from './mirror/create-mirror.ts'
import { findChain } from './mirror/find-commits.ts'
import { planTrees } from './mirror/plan-trees.ts'
import type { PlannedTree } from './mirror/plan-trees.ts'
import { readHead } from './read-head.ts'
import { storeCommit } from './store-commit.ts'

/** Writes one commit. Throws as `writeAll`. */
export async function writeCommit(client: GitHubClient, mirror: Mirror, write: CommitWrite): Promise<CommitId> {
  formatBranchRef(write.branch)
  checkWrite(write)
  return (await writeAll(client, mirror, write, write, []))[0]!
}

/** Writes a chain of commits and moves the branch once. Throws as `writeAll`. */
export async function writeCommits(client: GitHubClient, mirror: Mirror, chain: CommitChain): Promise<CommitId[]> {
  formatBranchRef(chain.branch)
  const [first, ...following] = startChain(chain)
  return first ? writeAll(client, mirror, chain, first, following) : []
}

/**
 * Trees, commits, ref. GitHub dates and signs a commit, so one made again after its answer was lost is another one: ours is
 * known by its tree, its parents and its message. Without force GitHub moves a branch only to a descendant of its head;
 * `people`, which is replaced, is compared just before. Throws `BranchMoved`, `UnwritableCommit`, `GitHubAltered` and what the client throws.
 */
async function writeAll(client: GitHubClient, mirror: Mirror, move: Pick<CommitWrite, 'branch' | 'expected' | 'replace'>, first: TextCommit, following: readonly FollowingText[]): Promise<CommitId[]> {
  const { branch, expected } = move
  const ref = formatBranchRef(branch)
  checkCommit(first)
  for (const each of following) checkCommit({ ...each, parents: each.otherParents, base: null })
  const others = following.flatMap((each) => each.otherParents)
  await mirror.require([...new Set([...first.parents, ...(first.base ? [first.base] : []), ...others])])
  let plan: PlannedTree[] | null = null
  const planOnce = async (): Promise<PlannedTree[]> => (plan ??= await planTrees(mirror.gitDir, first, following))

  const look = async (): Promise<CommitId[] | null> => {
    const head = await readHead(client, branch)
    if (head === expected) return null
    if (head) await mirror.require([head])
    const ours = head ? await findChain(mirror.gitDir, head, first, following, planOnce) : null
    if (ours) return ours
    throw new BranchMoved(branch, { expected, actual: head })
  }
  const written = (await look()) ?? (await writeNew())
  await mirror.fetch()
  await mirror.require(written)
  return written

  async function writeNew(): Promise<CommitId[]> {
    const [tree, ...trees] = await planOnce()
    const stored = [await storeCommit(client, branch, tree!, first)]
    for (const [index, each] of following.entries()) {
      stored.push(await storeCommit(client, branch, trees[index]!, { ...each, parents: [stored.at(-1)!, ...each.otherParents] }))
    }
    const sha = stored.at(-1)!
    const moved = await client.write({
      what: `the move of ${branch}`,
      look,
      insist: () => true,
      ask: (rest, repo) => (expected === null ? rest.git.createRef({ ...repo, ref, sha }) : rest.git.updateRef({ ...repo, ref: ref.slice('refs/'.length), sha, force: move.replace === true })),
    })
    return Array.isArray(moved) ? moved : [...stored.slice(0, -1), moved.object.sha]
  }
}
