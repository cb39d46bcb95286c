import { splitAtNul } from './split-at-nul.ts'
import { streamGit } from './run-git.ts'

/** Modes of regular files; symbolic links and submodules are not read. */
const regular = new Set(['100644', '100755'])

export function isRegularMode(mode: string): boolean {
  return regular.has(mode)
}

/** Blob of every regular file under `folder` ('' for all) at a commit, by path from the root, in Git's order. Throws `GitFailed`. */
export function listTree(gitDir: string, commit: string, folder: string): Promise<Map<string, string>> {
  return list(gitDir, [commit, ...(folder ? ['--', `${folder}/`] : [])])
}

/** Blob of the regular file at a path from the root; null where there is none. Throws `GitFailed`. */
export async function findFile(gitDir: string, commit: string, path: string): Promise<string | null> {
  return (await list(gitDir, [commit, '--', path])).get(path) ?? null
}

async function list(gitDir: string, what: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const args = ['--git-dir', gitDir, 'ls-tree', '-r', '-z', '--full-tree', ...what]
  for await (const entries of splitAtNul(streamGit(args))) for (const entry of entries) {
    const tab = entry.indexOf('\t')
    const [mode = '', , blob = ''] = entry.slice(0, tab).split(' ')
    if (isRegularMode(mode)) files.set(entry.slice(tab + 1), blob)
  }
  return files
}
