import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { RepositoryUnreadable } from '../ports.ts'
import { runGit } from './run-git.ts'

/** Where a repository keeps its things; `shared` differs from `own` in a linked work tree only. */
export interface GitDirs {
  own: string
  shared: string
}

/**
 * The Git directory of a folder: a bare repository, or the top of a checkout. A repository further up is never taken instead.
 * Throws `RepositoryUnreadable`.
 */
export async function locateRepository(folder: string): Promise<GitDirs> {
  try {
    const top = await realpath(folder)
    const env = { GIT_CEILING_DIRECTORIES: dirname(top) }
    const [own = '', shared = ''] = (await runGit(['-C', top, 'rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir'], { env })).toString().split('\n')
    return { own, shared }
  } catch (cause) {
    throw new RepositoryUnreadable(`${folder} is not a Git repository, or cannot be read.`, { cause })
  }
}

/** Whether history was cut when the repository was copied (`git clone --depth`). */
export function isShallow(dirs: GitDirs): boolean {
  return existsSync(join(dirs.shared, 'shallow'))
}
