import type { CommitId } from '../../domain/ids.ts'
import type { Branch } from '../../ports.ts'
import { formatBranchRef } from '../branch-ref.ts'
import type { GitHubClient } from './client/create-client.ts'
import { GitHubDenied } from './client/errors.ts'

/** Head of a branch on GitHub, now, or null. */
export async function readHead(client: GitHubClient, branch: Branch): Promise<CommitId | null> {
  const ref = formatBranchRef(branch).slice('refs/'.length)
  try {
    return (await client.read(`the head of ${branch}`, (rest, repo) => rest.git.getRef({ ...repo, ref }))).object.sha
  } catch (error) {
    if (error instanceof GitHubDenied && error.data['status'] === 404) return null
    throw error
  }
}
