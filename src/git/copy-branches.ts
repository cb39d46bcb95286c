import { RepositoryUnreadable } from '../ports.ts'
import { GitFailed } from './git-failed.ts'
import { isShallow, locateRepository } from './locate-repository.ts'
import { moveRef } from './move-ref.ts'
import { listTree } from './list-tree.ts'
import { NoContent } from './read-content-folder.ts'
import { openRepository } from './open-repository.ts'
import { runGit, streamGit } from './run-git.ts'

/**
 * Copies `main`, `register` and `people` with all their history into an empty bare repository, as one pack through a pipe:
 * no transport, no configuration and no hook of the source is used. Throws `RepositoryUnreadable`, `NoContent`.
 */
export async function copyBranches(from: string, gitDir: string): Promise<void> {
  const dirs = await locateRepository(from)
  if (isShallow(dirs)) throw new RepositoryUnreadable(`${from} is a shallow clone: its history was cut. Clone it whole first.`)
  const heads = Object.entries(await openRepository(from).heads()).filter((head): head is [string, string] => head[1] !== null)
  try {
    const main = heads.find(([name]) => name === 'main')?.[1] ?? ''
    if ((await listTree(dirs.own, main, 'content')).size === 0) throw new NoContent(from)
    const pack = streamGit(['--git-dir', dirs.own, 'pack-objects', '--revs', '--stdout', '--quiet', '--delta-base-offset'], { input: `${heads.map(([, id]) => id).join('\n')}\n` })
    await runGit(['--git-dir', gitDir, 'index-pack', '--stdin', '--strict', '--check-self-contained-and-connected'], { input: pack })
  } catch (error) {
    if (error instanceof GitFailed) throw new RepositoryUnreadable(`${from} cannot be copied. ${error.message}`, { cause: error })
    throw error
  }
  for (const [name, id] of heads) await moveRef(gitDir, `refs/heads/${name}`, null, id)
}
