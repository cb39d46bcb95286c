import { runGit } from './run-git.ts'

/**
 * Deletes from disk what no branch leads to any more: names that were taken back, working branches that were closed. What Git has
 * packed stays. `olderThan` (a Git date) leaves alone what others may be reading or writing right now.
 */
export async function pruneUnreachable(gitDir: string, olderThan = '10.minutes.ago'): Promise<void> {
  await runGit(['--git-dir', gitDir, 'prune', `--expire=${olderThan}`])
}
