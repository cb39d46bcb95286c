import type { LoggedCommit } from '../ports.ts'
import { isRegularMode } from './list-tree.ts'
import { splitAtNul } from './split-at-nul.ts'
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
  const args = ['--git-dir', gitDir, 'log', ...flags, format, commit, ...(folder ? ['--', folder] : [])]
  const tokens = splitAtNul(streamGit(args))
  const read = async (): Promise<string | null> => {
    const next = await tokens.next()
    return next.done ? null : next.value
  }
  let current: LoggedCommit | null = null
  for (let next = await read(); next !== null; next = await read()) {
    // Git puts a NUL and a line break between the format and the first file.
    const token = next.trimStart()
    if (token.startsWith(':')) current?.files.push(readFile(token, (await read()) ?? ''))
    else if (/^[0-9a-f]{40}$/.test(token)) {
      if (current) yield current
      current = { id: token, ...(await readHeader(read)) }
    }
  }
  if (current) yield current
}

async function readHeader(read: () => Promise<string | null>): Promise<Omit<LoggedCommit, 'id'>> {
  const [parents, seconds, author, message] = [await read(), await read(), await read(), await read()]
  return { parents: (parents ?? '').split(' ').filter(Boolean), at: new Date(Number(seconds) * 1_000).toISOString(), author: author ?? '', message: message ?? '', files: [] }
}

function readFile(entry: string, path: string): LoggedCommit['files'][number] {
  const [, mode = '', , blob = ''] = entry.split(' ')
  return { path, blob: isRegularMode(mode) ? blob : null }
}
