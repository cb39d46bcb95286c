import { buildCommit } from '../../../git/build-commit.ts'
import { runGit } from '../../../git/run-git.ts'
import type { CommitWrite } from '../../../ports.ts'

export interface PlannedTree {
  /** Id of the tree that the commit must have. */
  tree: string
  /** Tree to start from; null: none. */
  base: string | null
  /** What differs from `base`: text by path, null for a file that goes. */
  changes: Map<string, string | null>
}

/**
 * Makes the commit's tree in the mirror, where it is on no branch: what we then ask of GitHub is the true difference, and the id
 * tells whether it stored our bytes. Throws `UnwritableCommit` before anything is written.
 */
export async function planTree(gitDir: string, write: CommitWrite): Promise<PlannedTree> {
  const local = await buildCommit(gitDir, write)
  const ids = [local, ...(write.base ? [write.base] : [])].map((commit) => `${commit}^{tree}`)
  const [tree = '', base = null] = (await runGit(['--git-dir', gitDir, 'rev-parse', '--end-of-options', ...ids])).toString().trim().split('\n').filter((line) => line !== '--end-of-options')
  if (tree === base) return { tree, base, changes: new Map() }
  const args = base ? ['diff-tree', '-r', '-z', '--no-renames', '--name-status', base, tree] : ['ls-tree', '-r', '-z', '--name-only', tree]
  const said = (await runGit(['--git-dir', gitDir, ...args])).toString('utf8').split('\0').slice(0, -1)
  const paths = base ? said.filter((_, index) => index % 2 === 1) : said
  return { tree, base, changes: new Map(paths.map((path) => [path, write.files.get(path) ?? null])) }
}
