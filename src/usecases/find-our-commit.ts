import { parseTrailers } from '../domain/trailers.ts'
import type { CommitId } from '../domain/ids.ts'
import type { LoggedCommit, PlanRepository } from '../ports.ts'
import { CONTENT } from './numbering-history.ts'
import { parseVersionMessage } from './version-message.ts'

/** The commit of `main` that a register event already made, so that a delivery that was cut writes it once. */
export async function findOurCommit(repository: PlanRepository, main: CommitId, event: string): Promise<LoggedCommit | undefined> {
  const log = await repository.log(main, CONTENT)
  return log.findLast((commit) => parseTrailers(commit.message)?.event === event)
}

/**
 * The commits of `main` that an act of decisions already made, by event, with the last of them all; null when it made none.
 * They came with one move of `main`: where one is there, all are.
 */
export async function findOurCommits(repository: PlanRepository, main: CommitId, act: { decisions: readonly { id: string }[]; batch?: string }): Promise<{ main: CommitId; commits: Map<string, CommitId> } | null> {
  const events = new Set(act.decisions.map(({ id }) => id))
  const commits = new Map<string, CommitId>()
  let last: CommitId | null = null
  for (const { id, message } of await repository.log(main, CONTENT)) {
    const event = parseTrailers(message)?.event
    const isOurs = event !== undefined && events.has(event)
    if (isOurs) commits.set(event, id)
    if (isOurs || (act.batch !== undefined && parseVersionMessage(message) === act.batch)) last = id
  }
  return last === null ? null : { main: last, commits }
}
