import type { LoggedCommit } from '../ports.ts'
import { isRegularMode } from './list-tree.ts'
import { readLogEntries } from './read-log-entries.ts'
import { streamGit } from './run-git.ts'

/** Five fields, each ended by NUL: a message may hold anything else. The files follow as `:modes ids status` NUL path NUL. */
const format = '--format=tformat:%H%x00%P%x00%ct%x00%an%x00%B%x00'
const flags = ['--first-parent', '-m', '--root', '--reverse', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-mailmap', '--no-show-signature']

/**
 * First-parent history of a commit, oldest first, limited to commits that touch `folder` ('' for all), from one streamed
 * `git log`. `files` are paths from the root, limited to `folder`; a file that became a link or a submodule counts as removed.
 * Throws `GitFailed`.
 */
export async function* streamLog(gitDir: string, commit: string, folder: string): AsyncGenerator<LoggedCommit> {
  const args = ['--git-dir', gitDir, 'log', ...flags, format, commit]
  // Not Git's pathspec: it compares every entry of every tree, which takes as long again in a folder of thousands.
  const isInside = ({ path }: { path: string }): boolean => folder === '' || path.startsWith(`${folder}/`)
  for await (const entries of readLogEntries(streamGit(args), 5)) {
    for (const { fields, files } of entries) {
      const inside = files.filter(isInside)
      if (folder !== '' && inside.length === 0) continue
      const [id = '', parents = '', seconds, author = '', message = ''] = fields
      const changed = inside.map(({ mode, blob, path }) => ({ path, blob: isRegularMode(mode) ? blob : null }))
      yield { id, parents: parents.split(' ').filter(Boolean), at: new Date(Number(seconds) * 1_000).toISOString(), author, message, files: changed }
    }
  }
}
