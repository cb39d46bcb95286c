import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildCommit } from './build-commit.ts'
import { copyBranches } from './copy-branches.ts'
import { createBareRepository } from './create-bare-repository.ts'
import { moveRef } from './move-ref.ts'
import { readContentFolder } from './read-content-folder.ts'

export interface SeedOptions {
  /** Where the bare repository goes. */
  gitDir: string
  /** A folder that holds `content/`, or a Git repository whose `main` does. */
  from: string
  /** `keep` (default): take the history of a Git repository. `none`: take `content/` as it stands in the folder, be it a checkout. */
  history?: 'keep' | 'none'
  /** Date of the root commit made from a folder, ISO 8601. */
  at: string
  /** Its whole message. */
  message: string
}

/**
 * Makes the bare repository that a local forge stands on; `from` is only read. From a folder: `main` has one root commit with
 * the bytes of its `content/`, the same id for the same bytes, date and message. From a Git repository: its `main`, `register`
 * and `people` with all their history. Cut at any point, `gitDir` is whole or absent.
 * Throws `RepositoryExists`, `NoContent`, `RepositoryUnreadable`, `UnwritableCommit`.
 */
export async function seedBareRepository(options: SeedOptions): Promise<void> {
  const { gitDir, from, at, message, history = 'keep' } = options
  if (history === 'keep' && isGitRepository(from)) return createBareRepository(gitDir, (partial) => copyBranches(from, partial))
  const files = await readContentFolder(from)
  await createBareRepository(gitDir, async (partial) => {
    const root = await buildCommit(partial, { parents: [], base: null, files, message, at })
    await moveRef(partial, 'refs/heads/main', null, root)
  })
}

/** A checkout with its `.git`, or a bare repository. */
function isGitRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')))
}
