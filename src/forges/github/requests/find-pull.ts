import type { ContributionId } from '../../../domain/ids.ts'
import { contributionByHand } from '../activity/contribution-by-hand.ts'
import type { GitHubClient } from '../client/create-client.ts'

const pageSize = 100

export interface FoundPull {
  id: number
  number: number
  state: string
  head: { sha: string }
}

/** The pull request of an amendment's branch, in any state: an open one first, else the last. Null: there never was one. */
export async function findPull(client: GitHubClient, contribution: ContributionId): Promise<FoundPull | null> {
  const pulls = await client.read(`the pull request of ${contribution}`, (rest, repo) =>
    rest.pulls.list({ ...repo, head: `${client.owner}:amendments/${contribution}`, state: 'all', sort: 'created', direction: 'desc', per_page: pageSize }),
  )
  return pulls.find(({ state }) => state === 'open') ?? pulls[0] ?? null
}

/** The open pull request that somebody opened by hand, by the id that it has as a contribution. */
export async function findPullByHand(client: GitHubClient, contribution: ContributionId): Promise<FoundPull | null> {
  for (let page = 1; ; page += 1) {
    const pulls = await client.read('open pull requests', (rest, repo) => rest.pulls.list({ ...repo, state: 'open', sort: 'created', direction: 'asc', per_page: pageSize, page }))
    const found = pulls.find(({ id }) => contributionByHand(id) === contribution)
    if (found || pulls.length < pageSize) return found ?? null
  }
}
