import { isDeepStrictEqual } from 'node:util'
import type { Contribution } from '../../domain/contribution.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import type { PlanRepository } from '../../ports.ts'
import { deriveId } from '../derive-id.ts'
import { isAsProposed, lastDraft } from './branch-words.ts'
import { readRuns } from './read-runs.ts'
import type { Run } from './read-runs.ts'
import type { Tell } from './record-page.ts'

/**
 * Words that somebody else than ourselves put on a proposal's branch, by a commit or by replacing its history, are its words from
 * then on. One event for each run of one person's commits in which they changed, credited to that person; the last one has the
 * words of the branch's head. A branch that only repeats older words of the register tells nothing.
 */
export const tellRework: Tell = async ({ forge: { repository }, personOf }, { page: { change }, main, has }, contribution) => {
  const draft = lastDraft(contribution)
  if (!change || !draft || contribution.status !== 'pending') return null
  const idOf = (commit: string): string => deriveId('reworked', contribution.id, commit)
  const { gesture: _, ...kept } = draft
  const runs = await readRuns(repository, { change, main }, ({ id, isOurs }) => isOurs || has(idOf(id)))
  const events: NewRegisterEvent[] = []
  for (const { commit, asked } of await listRewordings(repository, contribution, runs)) {
    // The branch may be older than the proposal.
    const at = Date.parse(commit.at) < Date.parse(contribution.submittedAt) ? contribution.submittedAt : commit.at
    events.push({ type: 'reworked', id: idOf(commit.id), at, by: await personOf(commit.by), contribution: contribution.id, draft: { ...kept, base: asked.base, changes: asked.changes } })
  }
  return events
}

/** The runs to tell: those that changed the words. A history that was written again passes through words that are told already: not twice. */
async function listRewordings(repository: PlanRepository, contribution: Contribution, runs: readonly Run[]): Promise<Run[]> {
  const known = contribution.history.flatMap((event) => ('draft' in event && event.draft.kind === 'amendment' ? [event.draft.changes] : []))
  const changing: Run[] = []
  let before: Pick<Contribution, 'base' | 'changes'> = contribution
  for (const run of runs) {
    if (!(await isAsProposed(repository, before, run.asked))) changing.push(run)
    before = run.asked
  }
  const told = changing.slice(0, -1).filter(({ asked }) => !known.some((changes) => isDeepStrictEqual(changes, asked.changes)))
  const last = changing.at(-1)
  if (last && !(await isAsProposed(repository, told.at(-1)?.asked ?? contribution, last.asked))) told.push(last)
  return told
}
