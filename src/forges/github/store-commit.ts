import type { CommitId } from '../../domain/ids.ts'
import type { Branch } from '../../ports.ts'
import type { GitHubClient } from './client/create-client.ts'
import { GitHubAltered } from './client/errors.ts'
import type { CommitSought } from './mirror/find-commits.ts'
import type { PlannedTree } from './mirror/plan-trees.ts'
import { storeTree } from './store-tree.ts'

/** Stores a tree and a commit on GitHub, on no branch yet, and returns its id. Throws `GitHubAltered` and what the client throws. */
export async function storeCommit(client: GitHubClient, branch: Branch, planned: PlannedTree, { message, parents }: CommitSought): Promise<CommitId> {
  const stored = await storeTree(client, planned)
  if (stored !== planned.tree) throw new GitHubAltered(planned.tree, stored)
  const commit = await client.write({ what: `a commit on ${branch}`, insist: () => true, ask: (rest, repo) => rest.git.createCommit({ ...repo, message, tree: stored, parents: [...parents] }) })
  if (commit.tree.sha !== stored) throw new GitHubAltered(stored, commit.tree.sha)
  return commit.sha
}
