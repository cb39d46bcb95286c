import type { CommitId } from '../domain/ids.ts'
import { isRegularMode } from '../git/list-tree.ts'
import { streamGit } from '../git/run-git.ts'
import { splitAtNul } from '../git/split-at-nul.ts'
import type { GitCommit } from './git-commit.ts'
import { parseCoAuthors, parsePullRequest, parseSubject } from './parse-message.ts'

/** Six fields, each ended by NUL; the files follow as `:modes ids status` NUL path NUL. */
const format = '--format=tformat:%H%x00%P%x00%at%x00%an%x00%ae%x00%B%x00'
const flags = ['--reverse', '--topo-order', '--full-history', '--sparse', '--diff-merges=first-parent', '--root', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-mailmap', '--no-show-signature']

/** Commits that some reach, and others do not. */
export interface CommitRange {
  heads: readonly CommitId[]
  except?: readonly CommitId[]
}

/**
 * Every commit of a range, parents before children, with the Markdown files under `pathspec` that it changed; from one streamed
 * `git log`. Throws `GitFailed` with what Git says of a commit or a tree that it cannot read.
 */
export async function* readCommits(gitDir: string, { heads, except = [] }: CommitRange, pathspec: string): AsyncGenerator<GitCommit> {
  // Heads by standard input: there may be thousands. Pathspecs as patterns: that is what the person was asked for.
  const args = ['--git-dir', gitDir, 'log', ...flags, format, '--stdin', '--', pathspec]
  const tokens = splitAtNul(streamGit(args, { input: [...heads, ...except.map((id) => `^${id}`)].map((line) => `${line}\n`), pathspecs: 'patterns' }))
  const read = async (): Promise<string | null> => {
    const next = await tokens.next()
    return next.done ? null : next.value
  }
  let current: GitCommit | null = null
  try {
    for (let next = await read(); next !== null; next = await read()) {
      const token = next.trimStart()
      if (token.startsWith(':')) addFile(current, token, (await read()) ?? '')
      else if (/^[0-9a-f]{40}$/.test(token)) {
        if (current) yield current
        current = await readHeader(token, read)
      }
    }
    if (current) yield current
  } finally {
    // Whoever stops early ends Git too.
    await tokens.return(undefined)
  }
}

async function readHeader(id: CommitId, read: () => Promise<string | null>): Promise<GitCommit> {
  const [parents, seconds, name, email, message] = [await read(), await read(), await read(), await read(), await read()].map((field) => field ?? '')
  return {
    id,
    parents: parents!.split(' ').filter(Boolean),
    at: new Date(Number(seconds) * 1_000).toISOString(),
    author: { name: name!, email: email! },
    coAuthors: parseCoAuthors(message!),
    subject: parseSubject(message!),
    pullRequest: parsePullRequest(message!),
    files: [],
  }
}

function addFile(commit: GitCommit | null, entry: string, path: string): void {
  if (!/\.(?:md|mdx|markdown)$/i.test(path)) return
  const [, mode = '', , blob = ''] = entry.split(' ')
  commit?.files.push({ path, blob: isRegularMode(mode) ? blob : null })
}
