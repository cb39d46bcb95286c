import type { CommitId } from '../domain/ids.ts'
import type { PlanTrailers } from '../domain/trailers.ts'
import { isRegularMode } from '../git/list-tree.ts'
import { type LogEntry, readLogEntries } from '../git/read-log-entries.ts'
import { streamGit } from '../git/run-git.ts'
import type { GitCommit } from './git-commit.ts'
import { parseCoAuthors, parsePullRequest, parseSubject } from './parse-message.ts'

/** Six fields, each ended by NUL; the files follow as `:modes ids status` NUL path NUL. */
const format = '--format=tformat:%H%x00%P%x00%at%x00%an%x00%ae%x00%B%x00'
const flags = ['--reverse', '--topo-order', '--full-history', '--sparse', '--diff-merges=first-parent', '--root', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-mailmap', '--no-show-signature']

/**
 * What Git takes as the name of a folder, or of one file that is no Markdown. Given no pathspec, it begins to answer at once, and does not
 * compare every commit's trees twice.
 */
const plainFolder = /^(?:[\p{L}\p{N}_-]+\/)*[\p{L}\p{N}_-]+$/u

/** Commits that some reach, and others do not. */
export interface CommitRange {
  heads: readonly CommitId[]
  except?: readonly CommitId[]
}

/**
 * Every commit of a range, parents before children, many at a time, with the Markdown files under `pathspec` that it changed; from one
 * streamed `git log`. Throws `GitFailed` with what Git says of a commit or a tree that it cannot read.
 */
export async function* readCommits(gitDir: string, { heads, except = [] }: CommitRange, pathspec: string): AsyncGenerator<GitCommit[]> {
  // Heads by standard input: there may be thousands. Pathspecs as patterns: that is what the person was asked for.
  const isInside = plainFolder.test(pathspec) ? (path: string): boolean => path.startsWith(`${pathspec}/`) : () => true
  const args = ['--git-dir', gitDir, 'log', ...flags, format, '--stdin', ...(plainFolder.test(pathspec) ? [] : ['--', pathspec])]
  const input = [...heads, ...except.map((id) => `^${id}`)].map((line) => `${line}\n`)
  let parsers: CommitParsers = { isInside, parseDecisions: () => [] }
  for await (const entries of readLogEntries(streamGit(args, { input, pathspecs: 'patterns' }), 6)) {
    // Its library is large, and most repositories are no plan.
    if (entries.some(({ fields }) => namesDecision(fields[5] ?? ''))) parsers = { isInside, parseDecisions: (await import('../domain/trailers.ts')).parseAllTrailers }
    yield entries.map((entry) => readCommit(entry, parsers))
  }
}

/** How parts of a commit are read. */
interface CommitParsers {
  isInside(path: string): boolean
  parseDecisions(message: string): PlanTrailers[]
}

function namesDecision(message: string): boolean {
  return message.includes('\nDecision-Event: ')
}

function readCommit({ fields, files }: LogEntry, { isInside, parseDecisions }: CommitParsers): GitCommit {
  const [id = '', parents = '', seconds, name = '', email = '', message = ''] = fields
  const subject = parseSubject(message)
  return {
    id,
    parents: parents.split(' ').filter(Boolean),
    at: new Date(Number(seconds) * 1_000).toISOString(),
    author: { name, email },
    coAuthors: parseCoAuthors(message),
    subject,
    decisions: namesDecision(message) ? parseDecisions(message) : [],
    pullRequest: parsePullRequest(subject),
    files: files.flatMap(({ path, mode, blob }) => (/\.(?:md|mdx|markdown)$/i.test(path) && isInside(path) ? [{ path, blob: isRegularMode(mode) ? blob : null }] : [])),
  }
}
