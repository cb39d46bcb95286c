import { parseTrailers } from '../domain/trailers.ts'
import type { CommitId } from '../domain/ids.ts'
import type { LoggedCommit, PlanRepository } from '../ports.ts'
import { CONTENT } from './numbering-history.ts'

/** The commit of `main` that a register event already made, so that a delivery that was cut writes it once. */
export async function findOurCommit(repository: PlanRepository, main: CommitId, event: string): Promise<LoggedCommit | undefined> {
  const log = await repository.log(main, CONTENT)
  return log.findLast((commit) => parseTrailers(commit.message)?.event === event)
}
