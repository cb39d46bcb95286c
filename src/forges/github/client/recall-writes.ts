import type { GitHubClient } from './create-client.ts'
import type { PastWrites } from './pace.ts'
import { readAll } from './read-all.ts'

/** Our pace looks back this far. In milliseconds. */
const span = 3_600_000

/** What the App made GitHub tell people in the hour before `now`, the start of this process, and since, so that it goes on at the pace of the one before it. */
export async function recallWrites(client: GitHubClient, now: Date): Promise<PastWrites> {
  const from = now.getTime() - span
  const since = new Date(from).toISOString()
  const bot = await client.bot()
  const issues = await readAll(client, 'what the App opened', (page) => (rest, repo) => rest.issues.listForRepo({ ...repo, creator: bot, state: 'all', since, sort: 'created', direction: 'desc', ...page }))
  const comments = await readAll(client, 'what the App commented', (page) => (rest, repo) => rest.issues.listCommentsForRepo({ ...repo, since, sort: 'created', direction: 'desc', ...page }))
  const notices = [...issues, ...comments]
    .filter(({ user }) => user?.login === bot)
    .map(({ created_at: at }) => Date.parse(at))
    .filter((at) => at >= from)
    .sort((one, other) => one - other)
  return { write: notices.at(-1) ?? null, notices }
}
