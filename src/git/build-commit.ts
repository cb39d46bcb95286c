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

/**
 * Stores a commit and returns its id, which depends on nothing but `commit`: the same one twice is one. No ref moves.
 * Throws `UnwritableCommit` before anything is written; `GitFailed` when a parent or the base is missing.
 */
export async function buildCommit(gitDir: string, commit: NewCommit): Promise<CommitId> {
  const seconds = checkCommit(commit)
  const tree = commit.base !== null && commit.base !== commit.parents[0] ? await readTreeId(gitDir, commit.base) : null
  const input = formatImport(commit, seconds, tree)
  const output = await runGit(['--git-dir', gitDir, 'fast-import', '--quiet', '--done', '--date-format=raw'], { input }).catch(removeCrashReport)
  return output.toString().trim()
}

/** fast-import leaves a report in the repository when it fails; the error says all that it does. */
async function removeCrashReport(error: unknown): Promise<never> {
  const report = error instanceof GitFailed ? /crash report to (\S+fast_import_crash_\d+)$/m.exec(error.message)?.[1] : undefined
  if (report) await rm(report, { force: true })
  throw error
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
