import { parseAllTrailers } from '../../domain/trailers.ts'
import { readPlan } from '../../content/read-plan.ts'
import { deriveId } from '../derive-id.ts'
import { landingsOf } from '../landings-of.ts'
import { CONTENT } from '../numbering-history.ts'
import { takesText } from '../record-decisions.ts'
import { changesBetween } from './changes-between.ts'
import { isAsProposed } from './branch-words.ts'
import { findLandedCommits } from './find-landed-commits.ts'
import type { Tell } from './record-page.ts'

/**
 * A change request that somebody merged, by whatever method, is a proposal accepted without a reason; where the plan then says
 * something else than was asked for, the difference is the words of whoever merged it. A decision of the desk whose event is
 * still on its way is left to it: its commit says so.
 */
export const tellMerge: Tell = async ({ forge, personOf }, { page, main, has }, contribution) => {
  const { change, lastAct } = page
  if (!change?.mergedAs || !lastAct || contribution.status === 'accepted' || contribution.status === 'accepted-with-changes') return null
  const id = deriveId('merged', contribution.id, change.mergedAs)
  if (has(id)) return null
  const { repository } = forge
  const commits = await findLandedCommits(repository, change.mergedAs, change.commits)
  if (commits.some(({ message }) => parseAllTrailers(message).some((trailers) => trailers.contribution === contribution.id))) return null
  const [first, last] = [commits[0], commits.at(-1)]
  const after = await repository.readFolder(last?.id ?? main, CONTENT)
  const before = first?.parents[0] === undefined ? after : await repository.readFolder(first.parents[0], CONTENT)
  const isAsked = commits.length === 0 || (await isAsProposed(repository, contribution, { before, after }))
  const changes = isAsked ? contribution.changes : changesBetween(before, after)
  const outcome = isAsked ? ('accepted' as const) : ('accepted-with-changes' as const)
  return {
    type: 'decided',
    id,
    at: lastAct.at,
    by: await personOf(lastAct.by),
    contribution: contribution.id,
    outcome,
    leftOut: [],
    ...(!isAsked && { changes }),
    commits: commits.map((commit) => commit.id),
    landed: takesText({ outcome }) ? landingsOf(readPlan(after).plan, changes) : [],
    elsewhere: true,
  }
}
