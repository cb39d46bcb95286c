import { buildCommits } from '../../../git/build-commit.ts'
import { runGit } from '../../../git/run-git.ts'
import type { FollowingText, TextCommit } from '../../start-chain.ts'

export interface PlannedTree {
  /** Id of the tree that the commit must have. */
  tree: string
  /** Tree to start from; null: none. */
  base: string | null
  /** What differs from `base`: text by path, null for a file that goes. */
  changes: Map<string, string | null>
}

/**
 * Makes the trees of a commit and of those that follow it in the mirror, where they are on no branch: what we then ask of GitHub
 * is the true difference, and the id tells whether it stored our bytes. Throws `UnwritableCommit` before anything is written.
 */
export async function planTrees(gitDir: string, first: TextCommit, following: readonly FollowingText[]): Promise<PlannedTree[]> {
  const local = await buildCommits(gitDir, first, following)
  const asked = [...(first.base ? [first.base] : []), ...local].map((commit) => `${commit}^{tree}`)
  const trees = (await runGit(['--git-dir', gitDir, 'rev-parse', '--end-of-options', ...asked])).toString().trim().split('\n').filter((line) => line !== '--end-of-options')
  const before = first.base ? trees : [null, ...trees]
  const planned: PlannedTree[] = []
  for (const [index, { files }] of [first, ...following].entries()) planned.push(await planTree(gitDir, before[index] ?? null, before[index + 1]!, files))
  return planned
}

async function planTree(gitDir: string, base: string | null, tree: string, files: ReadonlyMap<string, string | null>): Promise<PlannedTree> {
  if (tree === base) return { tree, base, changes: new Map() }
  const args = base ? ['diff-tree', '-r', '-z', '--no-renames', '--name-status', base, tree] : ['ls-tree', '-r', '-z', '--name-only', tree]
  const said = (await runGit(['--git-dir', gitDir, ...args])).toString('utf8').split('\0').slice(0, -1)
  const paths = base ? said.filter((_, index) => index % 2 === 1) : said
  return { tree, base, changes: new Map(paths.map((path) => [path, files.get(path) ?? null])) }
}
