import { AppError } from '../domain/errors.ts'
import type { CommitId } from '../domain/ids.ts'
import { findPathFault } from './find-path-fault.ts'
import { runGit } from './run-git.ts'

export interface NewCommit {
  parents: readonly CommitId[]
  /** Commit whose tree the new one starts from; null: an empty tree. */
  base: CommitId | null
  /** New content by path from the root, text in UTF-8; null removes a file. */
  files: ReadonlyMap<string, string | Buffer | null>
  /** Kept byte for byte. */
  message: string
  /** ISO 8601 with `Z` or an offset, from 1970 to 2099; fractions of a second are dropped. */
  at: string
}

/** What we refuse to write, before anything is written. `data.what` is a path, or `message`, `at`. */
export class UnwritableCommit extends AppError {
  constructor(what: string, why: string) {
    super('git.unwritable-commit', `Nothing was written: ${JSON.stringify(what)} has ${why}.`, { data: { what, why } })
  }
}

/** Nobody's name enters Git: the trailers and the register say who, by opaque ids. */
const author = 'Plan vivant <plan-vivant@localhost>'
/** Lives within the process that makes the commit; never in the repository. */
const scratch = 'refs/plan-vivant/scratch'
const nothing = '0'.repeat(40)

/**
 * Stores a commit and returns its id, which depends on nothing but `commit`: the same one twice is one. No ref moves.
 * Throws `UnwritableCommit` before anything is written; `GitFailed` when a parent or the base is missing.
 */
export async function buildCommit(gitDir: string, commit: NewCommit): Promise<CommitId> {
  const seconds = checkCommit(commit)
  const tree = commit.base !== null && commit.base !== commit.parents[0] ? await readTreeId(gitDir, commit.base) : null
  const output = await runGit(['--git-dir', gitDir, 'fast-import', '--quiet', '--done', '--date-format=raw'], { input: formatImport(commit, seconds, tree) })
  return output.toString().trim()
}

/** The input of `git fast-import`: one process writes blobs, trees and commit, and syncs them. */
function* formatImport(commit: NewCommit, seconds: number, tree: string | null): Generator<string | Buffer> {
  yield `commit ${scratch}\nmark :1\nauthor ${author} ${seconds} +0000\ncommitter ${author} ${seconds} +0000\n`
  yield* formatData(commit.message)
  for (const [index, parent] of commit.parents.entries()) yield `${index === 0 ? 'from' : 'merge'} ${parent}\n`
  if (commit.base === null) yield 'deleteall\n'
  else if (tree !== null) yield `M 040000 ${tree} ""\n`
  for (const [path, content] of [...commit.files].sort(removalsFirst)) {
    const quoted = `"${path.replaceAll('"', '\\"')}"`
    if (content === null) yield `D ${quoted}\n`
    else {
      yield `M 100644 inline ${quoted}\n`
      yield* formatData(content)
    }
  }
  yield `get-mark :1\nreset ${scratch}\nfrom ${nothing}\ndone\n`
}

function* formatData(content: string | Buffer): Generator<string | Buffer> {
  const bytes = Buffer.from(content as string)
  yield `data ${bytes.length}\n`
  if (bytes.length > 0) yield bytes
  yield '\n'
}

function removalsFirst([, one]: [string, unknown], [, other]: [string, unknown]): number {
  return Number(one !== null) - Number(other !== null)
}

async function readTreeId(gitDir: string, commit: CommitId): Promise<string> {
  return (await runGit(['--git-dir', gitDir, 'rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`])).toString().trim()
}

/** Seconds since 1970 of the commit's date. */
function checkCommit(commit: NewCommit): number {
  for (const id of [...commit.parents, ...(commit.base ? [commit.base] : [])]) if (!/^[0-9a-f]{40}$/.test(id)) throw new UnwritableCommit(id, 'no commit id')
  for (const [path, content] of commit.files) {
    const fault = findPathFault(path)
    if (fault) throw new UnwritableCommit(path, fault)
    if (typeof content === 'string' && !content.isWellFormed()) throw new UnwritableCommit(path, 'a half character')
    const parent = path.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/')).find((each) => typeof commit.files.get(each) === 'string')
    if (content !== null && parent !== undefined) throw new UnwritableCommit(path, 'a file for its folder')
  }
  if (commit.message.includes('\0') || !commit.message.isWellFormed()) throw new UnwritableCommit('message', 'a character that Git cannot keep')
  const seconds = Math.floor(Date.parse(commit.at) / 1_000)
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(commit.at) || !(seconds >= 0 && seconds < 4_102_444_800)) throw new UnwritableCommit('at', `no instant with offset between 1970 and 2099: ${commit.at}`)
  return seconds
}
