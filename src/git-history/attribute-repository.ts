import type { CommitId } from '../domain/ids.ts'
import { GitFailed } from '../git/git-failed.ts'
import { isShallow, locateRepository } from '../git/locate-repository.ts'
import { runGit } from '../git/run-git.ts'
import { RepositoryUnreadable } from '../ports.ts'
import { arrangeHistory } from './arrange-history.ts'
import type { Attribution, FileAttribution } from './attribution.ts'
import { createPeopleTable } from './people-table.ts'
import type { GitCommit } from './git-commit.ts'
import { readCommits } from './read-commits.ts'
import { traceHistory } from './trace-history.ts'
import type { TracedFile } from './trace-history.ts'

export interface AttributionRequest {
  /** A bare repository, or the top of a checkout. */
  repository: string
  /** Any name of a commit. Default: `HEAD`. */
  revision?: string
  /** Git pathspec; of the files that it names, Markdown is read. */
  content: string
}

/** The origin of every word of a repository's Markdown. The same repository and request give the same. Throws `RepositoryUnreadable`. */
export async function attributeRepository({ repository, revision = 'HEAD', content }: AttributionRequest): Promise<Attribution> {
  const dirs = await locateRepository(repository)
  if (isShallow(dirs)) throw new RepositoryUnreadable(`${repository} is a shallow clone: its history was cut. Run « git fetch --unshallow » there, or clone it whole.`)
  const head = await findCommit(dirs.own, repository, revision)
  try {
    const pullRequests = await readPullRequests(dirs.own)
    const commits = new Map<CommitId, GitCommit>()
    for await (const commit of readCommits(dirs.own, [head, ...pullRequests.values()], content)) commits.set(commit.id, commit)
    const files = await traceHistory(dirs.own, arrangeHistory(commits, head, pullRequests))
    return describe(head, content, files, commits)
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

function describe(head: CommitId, content: string, traced: ReadonlyMap<string, TracedFile>, commits: ReadonlyMap<CommitId, GitCommit>): Attribution {
  const table = createPeopleTable()
  const named = new Set<CommitId>([head])
  const files = Object.fromEntries([...traced].map(([path, file]) => [path, describeFile(file, named)]))
  const told = [...commits.values()].filter(({ id }) => named.has(id)).map(({ id, at, author, coAuthors, subject, pullRequest }) => [
    id,
    { at, author: table.idOf(author), coAuthors: coAuthors.map(table.idOf), subject, ...(pullRequest !== null && { pullRequest }) },
  ] as const)
  return { format: 'plan-vivant/attribution/1', revision: head, content, people: table.people(), commits: Object.fromEntries(told), files }
}

function describeFile({ text, spans, sentences, gone, frontMatter }: TracedFile, named: Set<CommitId>): FileAttribution {
  const name = (id: CommitId): CommitId => (named.add(id), id)
  for (const { since } of Object.values(frontMatter)) name(since)
  return {
    text,
    words: spans.map(({ start, end, origin }) => (origin.origin === 'own' ? { start, end, commit: name(origin.revision) } : { start, end, commit: name(origin.origin), through: name(origin.revision) })),
    sentences: sentences.map(({ start, end, created, events }) => ({ start, end, created: name(created), events: events.map(({ revision, kind, from }) => ({ commit: name(revision), kind, ...(from !== undefined && { from }) })) })),
    gone: gone.map(({ text: words, since, revision, movedTo }) => ({ text: words, since: name(since), removed: name(revision), ...(movedTo !== undefined && { movedTo }) })),
    frontMatter,
  }
}
