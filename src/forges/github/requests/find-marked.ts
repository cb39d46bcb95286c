import type { GitHubClient } from '../client/create-client.ts'
import { readMarker } from '../text/marker.ts'
import type { Marker } from '../text/marker.ts'

const pageSize = 100
/** GitHub's copies may lag by seconds; what was seen is read again from a minute earlier. In milliseconds. */
const overlap = 60_000

/** Finds the issues that we opened by their marker; one that somebody else typed counts for nothing. The first call reads them all, the next ones what changed since. */
export function createIssueFinder(client: GitHubClient): (marker: Marker) => Promise<number | null> {
  const known = new Map<Marker, number>()
  let since: string | undefined
  return async (marker) => {
    const creator = await client.bot()
    const from = since
    for (let page = 1; ; page += 1) {
      const issues = await client.read('issues', (rest, repo) => rest.issues.listForRepo({ ...repo, creator, state: 'all', sort: 'created', direction: 'asc', per_page: pageSize, page, ...(from && { since: from }) }))
      for (const { number, body, user, pull_request: pull, updated_at: updatedAt } of issues) {
        const mark = pull || user?.login !== creator ? null : readMarker(body)
        if (mark && !known.has(mark)) known.set(mark, number)
        const earlier = new Date(Date.parse(updatedAt) - overlap).toISOString()
        if (!since || earlier > since) since = earlier
      }
      if (issues.length < pageSize) return known.get(marker) ?? null
    }
  }
}

/** Whether we wrote a comment with this marker on an issue or a pull request. */
export async function hasComment(client: GitHubClient, issue: number, marker: Marker): Promise<boolean> {
  const bot = await client.bot()
  for (let page = 1; ; page += 1) {
    const comments = await client.read(`comments of ${issue}`, (rest, repo) => rest.issues.listComments({ ...repo, issue_number: issue, per_page: pageSize, page }))
    if (comments.some(({ body, user }) => user?.login === bot && readMarker(body) === marker)) return true
    if (comments.length < pageSize) return false
  }
}
