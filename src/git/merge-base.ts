import type { CommitId } from '../domain/ids.ts'
import { GitFailed } from './git-failed.ts'
import { runGit } from './run-git.ts'

/** The best common ancestor of two commits, or null. Throws `GitFailed` when one is missing. */
export async function mergeBase(gitDir: string, one: CommitId, other: CommitId): Promise<CommitId | null> {
  try {
    return (await runGit(['--git-dir', gitDir, 'merge-base', one, other])).toString().trim()
  } catch (error) {
    if (error instanceof GitFailed && error.data['code'] === 1) return null
    throw error
  }
}
