import { existsSync } from 'node:fs'
import type { CommitId } from '../../../domain/ids.ts'
import { createBareRepository } from '../../../git/create-bare-repository.ts'
import { openRepository } from '../../../git/open-repository.ts'
import { runGit } from '../../../git/run-git.ts'
import type { PlanRepository } from '../../../ports.ts'
import type { GitHubClient } from '../client/create-client.ts'
import { GitHubUnreachable } from '../client/errors.ts'
import { fetchBranches } from './fetch-branches.ts'

export interface Mirror {
  readonly gitDir: string
  readonly repository: PlanRepository
  /** Fetches; calls that wait for the same fetch share it. Throws `GitHubUnreachable`. */
  fetch(): Promise<void>
  /** Fetches when one of these commits is not there, and again for as long as GitHub does not give it. Throws `GitHubUnreachable`. */
  require(commits: readonly CommitId[]): Promise<void>
  /** Fetches the head of a pull request when it is not there: its branch may be gone, or in a copy of the repository. Throws `GitHubUnreachable`. */
  requirePull(number: number, head: CommitId): Promise<void>
}

/** A local bare copy of the repository on GitHub, made at the first fetch. */
export function createMirror(client: GitHubClient, { gitDir, remote }: { gitDir: string; remote: string }): Mirror {
  let fetches = 0
  let running: Promise<void> | null = null
  let waiting: Promise<void> | null = null

  /** Commits that were there: none goes while we run. */
  const there = new Set<CommitId>()

  const has = async (commits: readonly CommitId[]): Promise<boolean> => {
    if (!existsSync(gitDir)) return false
    const asked = commits.filter((commit) => !there.has(commit))
    if (asked.length > 0 && !(await hasCommits(gitDir, asked))) return false
    for (const commit of asked) there.add(commit)
    return true
  }
  const tokenFor = async (): Promise<string | null> => (/^https?:/.test(remote) ? client.token() : null)
  const fetchOnce = async (): Promise<void> => {
    const token = await tokenFor()
    if (existsSync(gitDir)) await fetchBranches(gitDir, remote, token, { maintain: fetches++ % 100 === 0 })
    else await createBareRepository(gitDir, (partial) => fetchBranches(partial, remote, token))
  }
  const start = (): Promise<void> => {
    waiting = null
    running = client.retry(fetchOnce).finally(() => (running = null))
    return running
  }
  const fetch = (): Promise<void> => {
    if (!running) return start()
    return (waiting ??= running.catch(() => {}).then(start))
  }
  const require = async (commits: readonly CommitId[]): Promise<void> => {
    if (await has(commits)) return
    await client.retry(async () => {
      await fetch()
      if (!(await has(commits))) throw new GitHubUnreachable(`a fetch of ${commits.join(', ')}, not there yet`)
    })
  }
  const requirePull = async (number: number, head: CommitId): Promise<void> => {
    if (!existsSync(gitDir)) await fetch()
    if (await has([head])) return
    await client.retry(async () => {
      await fetchBranches(gitDir, remote, await tokenFor(), { refs: `refs/pull/${number}/head` })
      if (!(await has([head]))) throw new GitHubUnreachable(`a fetch of pull request ${number}, whose head ${head} is not there yet`)
    })
  }
  return { gitDir, repository: openRepository(gitDir), fetch, require, requirePull }
}

async function hasCommits(gitDir: string, commits: readonly CommitId[]): Promise<boolean> {
  const said = await runGit(['--git-dir', gitDir, 'cat-file', '--batch-check'], { input: `${commits.join('\n')}\n` })
  return said.toString().trim().split('\n').every((line) => line.includes(' commit '))
}
