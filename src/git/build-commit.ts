import { rm } from 'node:fs/promises'
import type { CommitId } from '../domain/ids.ts'
import { checkCommit } from './check-commit.ts'
import type { NewCommit } from './check-commit.ts'
import { GitFailed } from './git-failed.ts'
import { runGit } from './run-git.ts'

/** Nobody's name enters Git: the trailers and the register say who, by opaque ids. */
const author = 'Plan vivant <plan-vivant@localhost>'
/** Lives within the process that makes the commit; never in the repository. */
const scratch = 'refs/plan-vivant/scratch'
const nothing = '0'.repeat(40)

/** A commit right after another one: its first parent and the tree that it starts from are that one's. */
export interface FollowingCommit extends Omit<NewCommit, 'parents' | 'base'> {
  otherParents: readonly CommitId[]
}

/**
 * Stores a commit and returns its id, which depends on nothing but `commit`: the same one twice is one. No ref moves.
 * Throws `UnwritableCommit` before anything is written; `GitFailed` when a parent or the base is missing.
 */
export async function buildCommit(gitDir: string, commit: NewCommit): Promise<CommitId> {
  return (await buildCommits(gitDir, commit))[0]!
}

/** The same for a commit and those that follow it, in one process. Returns the ids in order. */
export async function buildCommits(gitDir: string, first: NewCommit, following: readonly FollowingCommit[] = []): Promise<CommitId[]> {
  const seconds = [checkCommit(first), ...following.map((each) => checkCommit({ ...each, parents: each.otherParents, base: null }))]
  const tree = first.base !== null && first.base !== first.parents[0] ? await readTreeId(gitDir, first.base) : null
  const input = formatImport(first, following, seconds, tree)
  const output = await runGit(['--git-dir', gitDir, 'fast-import', '--quiet', '--done', '--date-format=raw'], { input }).catch(removeCrashReport)
  return output.toString().trim().split('\n')
}

/** fast-import leaves a report in the repository when it fails; the error says all that it does. */
async function removeCrashReport(error: unknown): Promise<never> {
  const report = error instanceof GitFailed ? /crash report to (\S+fast_import_crash_\d+)$/m.exec(error.message)?.[1] : undefined
  if (report) await rm(report, { force: true })
  throw error
}

/** The input of `git fast-import`: one process writes blobs, trees and commits, and syncs them. */
function* formatImport(first: NewCommit, following: readonly FollowingCommit[], seconds: readonly number[], tree: string | null): Generator<string | Buffer> {
  yield* formatCommit(first, first.parents, 1, seconds[0]!)
  if (first.base === null) yield 'deleteall\n'
  else if (tree !== null) yield `M 040000 ${tree} ""\n`
  yield* formatFiles(first.files)
  for (const [index, commit] of following.entries()) {
    yield* formatCommit(commit, [`:${index + 1}`, ...commit.otherParents], index + 2, seconds[index + 1]!)
    yield* formatFiles(commit.files)
  }
  for (const index of seconds.keys()) yield `get-mark :${index + 1}\n`
  yield `reset ${scratch}\nfrom ${nothing}\ndone\n`
}

function* formatCommit({ message }: { message: string }, parents: readonly string[], mark: number, seconds: number): Generator<string | Buffer> {
  yield `commit ${scratch}\nmark :${mark}\nauthor ${author} ${seconds} +0000\ncommitter ${author} ${seconds} +0000\n`
  yield* formatData(message)
  for (const [index, parent] of parents.entries()) yield `${index === 0 ? 'from' : 'merge'} ${parent}\n`
}

function* formatFiles(files: NewCommit['files']): Generator<string | Buffer> {
  for (const [path, content] of [...files].sort(removalsFirst)) {
    const quoted = `"${path.replaceAll('"', '\\"')}"`
    if (content === null) yield `D ${quoted}\n`
    else {
      yield `M 100644 inline ${quoted}\n`
      yield* formatData(content)
    }
  }
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
