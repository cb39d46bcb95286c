import type { ContributionId } from '../../../domain/ids.ts'
import type { GitHubClient } from '../client/create-client.ts'

export interface FoundPull {
  number: number
  state: string
  head: { sha: string }
}

/** The pull request of an amendment's branch, in any state: an open one first, else the last. Null: there never was one. */
export async function findPull(client: GitHubClient, contribution: ContributionId): Promise<FoundPull | null> {
  const pulls = await client.read(`the pull request of ${contribution}`, (rest, repo) =>
    rest.pulls.list({ ...repo, head: `${client.owner}:amendments/${contribution}`, state: 'all', sort: 'created', direction: 'desc', per_page: 100 }),
  )
  return pulls.find(({ state }) => state === 'open') ?? pulls[0] ?? null
}
