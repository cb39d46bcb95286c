import type { HostAct } from '../../../ports.ts'
import type { GitHubClient } from '../client/create-client.ts'
import { accountOf } from './account-of.ts'
import type { AnsweredAccount } from './account-of.ts'
import { readAll } from '../client/read-all.ts'

/** GitHub closes a pull request in the moment in which its branch is deleted. In milliseconds. */
const sameMoment = 2_000

interface AnsweredEvent {
  event: string
  created_at: string
  actor: AnsweredAccount
}

/**
 * Who last merged, closed or opened a page again; null: nobody, or ourselves. `isGone`: it was closed by GitHub itself, since
 * somebody deleted its branch.
 */
export async function readLastAct(client: GitHubClient, number: number, bot: string, merged: HostAct | null): Promise<{ lastAct: HostAct | null; isGone: boolean }> {
  const events: AnsweredEvent[] = await readAll(client, `what happened to ${number}`, (page) => (rest, repo) => rest.issues.listEvents({ ...repo, issue_number: number, ...page }))
  const last = events.findLast(({ event }) => (merged ? event === 'merged' : event === 'closed' || event === 'reopened'))
  const act = merged ?? (last ? { by: accountOf(last.actor), at: last.created_at } : null)
  const isGone = last?.event === 'closed' && events.some(({ event, created_at: at }) => event === 'head_ref_deleted' && Math.abs(Date.parse(at) - Date.parse(last.created_at)) <= sameMoment)
  return { lastAct: last?.actor?.login === bot ? null : act, isGone }
}
