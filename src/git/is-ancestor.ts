import type { CommitId } from '../domain/ids.ts'
import { GitFailed } from './git-failed.ts'
import { runGit } from './run-git.ts'

/** Whether `commit` is `descendant` or in its history. Throws `GitFailed` when one is missing. */
export async function isAncestor(gitDir: string, commit: CommitId, descendant: CommitId): Promise<boolean> {
  try {
    await runGit(['--git-dir', gitDir, 'merge-base', '--is-ancestor', commit, descendant])
    return true
  } catch (error) {
    if (error instanceof GitFailed && error.data['code'] === 1) return false
    throw error
  }
}
