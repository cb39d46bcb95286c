import type { CommitId } from '../domain/ids.ts'
import { GitFailed } from '../git/git-failed.ts'
import { isShallow, locateRepository } from '../git/locate-repository.ts'
import { runGit } from '../git/run-git.ts'
import { RepositoryUnreadable } from '../ports.ts'
import type { TraceCache } from '../trace-cache/trace-cache.ts'
import { describeHistory, type HistoryDocument } from './describe-history.ts'
import { traceHistory } from './trace-history.ts'

export interface AttributionRequest {
  /** A bare repository, or the top of a checkout. */
  repository: string
  /** Any name of a commit. Default: `HEAD`. */
  revision?: string
  /** Git pathspec; of the files that it names, Markdown is read. */
  content: string
  /** Where traces are kept between runs; the answer is the same without. */
  cache?: TraceCache
}

/**
 * The origin of every word of a repository's Markdown; null: it has none. All of it is traced, and its texts are read out with the pieces
 * of the document. The same repository and request give the same. Throws `RepositoryUnreadable`.
 */
export async function attributeRepository({ repository, revision = 'HEAD', content, cache }: AttributionRequest): Promise<HistoryDocument | null> {
  const dirs = await locateRepository(repository)
  if (isShallow(dirs)) throw new RepositoryUnreadable(`${repository} is a shallow clone: its history was cut. Run « git fetch --unshallow » there, or clone it whole.`)
  const [head, pullRequests] = await Promise.all([findCommit(dirs.own, repository, revision), readPullRequests(dirs.own)])
  try {
    const history = await traceHistory(dirs.own, { head, pathspec: content, pullRequests, ...(cache && { cache }) })
    return history.paths.length === 0 ? null : describeHistory(head, content, history)
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error
    throw new RepositoryUnreadable(`The history of ${head} in ${repository} cannot be read. ${error.message}`, { cause: error })
  }
}

async function findCommit(gitDir: string, repository: string, revision: string): Promise<CommitId> {
  try {
    return (await runGit(['--git-dir', gitDir, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])).toString().trim()
  } catch (cause) {
    throw new RepositoryUnreadable(`${repository} has no commit ${JSON.stringify(revision)}.`, { cause })
  }
}

async function readPullRequests(gitDir: string): Promise<Map<number, CommitId>> {
  const output = await runGit(['--git-dir', gitDir, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/pull/*/head'])
  return new Map(output.toString('utf8').split('\n').flatMap((line) => {
    const match = /^([0-9a-f]{40}) refs\/pull\/(\d+)\/head$/.exec(line)
    return match ? [[Number(match[2]), match[1]!] as const] : []
  }))
}
