import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommitId } from '../domain/ids.ts'
import { runGit } from './run-git.ts'

/**
 * Deletes from disk what a replaced commit alone held: it, its tree and its files, as far as they are loose objects and `kept`
 * does not hold them. For a branch whose old content must not be found again; nothing else may refer to that content.
 */
export async function dropUnreachable(gitDir: string, replaced: CommitId, kept: CommitId): Promise<void> {
  const listed = await runGit(['--git-dir', gitDir, 'rev-list', '--objects', '--no-object-names', replaced, '--not', kept])
  const ids = listed.toString().split('\n').filter((id) => /^[0-9a-f]{40}$/.test(id))
  await Promise.all(ids.map((id) => rm(join(gitDir, 'objects', id.slice(0, 2), id.slice(2)), { force: true })))
}
