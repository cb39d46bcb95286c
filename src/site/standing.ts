import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { authorCall } from '../usecases/author-call.ts'
import type { AuthorCall } from '../usecases/author-call.ts'
import { currentStanding, standingBefore, traceStanding } from '../usecases/trace-standing.ts'
import type { StandingChange } from '../usecases/trace-standing.ts'
import type { DatedFact } from './contribution-facts.ts'
import type { Site } from './site.ts'

/** When the plan moved under a proposal, and through what: computed from Git, in the order of time. */
export function listStandingFacts(site: Site, contribution: Contribution): DatedFact[] {
  return contribution.withheld ? [] : site.told(tellStanding, contribution.id)
}

function tellStanding(site: Site, id: ContributionId): DatedFact[] {
  return trace(site, site.state.contributions.get(id)!).map((change) => ({ at: change.at, date: site.date(change.at), text: site.t(`fact.standing.${change.state}`, { cause: causeOf(site, change) }) }))
}

/** What is asked of the proposer of a pending proposal; null where nothing is. */
export function viewCall(site: Site, contribution: Contribution): AuthorCall | null {
  if (contribution.status !== 'pending' || contribution.withheld) return null
  return site.told(currentCall, contribution.id)
}

function currentCall(site: Site, id: ContributionId): AuthorCall | null {
  const contribution = site.state.contributions.get(id)!
  return callAt(site, contribution, currentStanding(contribution, site.state.log, site.history.textAt))
}

/** Since when the proposer had been asked and had not answered as a decision was taken; null where that was not so. */
export function unansweredAt(site: Site, contribution: Contribution, { at }: RecordedDecision): string | null {
  return site.told(unansweredSince, JSON.stringify([contribution.id, at]))
}

function unansweredSince(site: Site, key: string): string | null {
  const [id, at] = JSON.parse(key) as [ContributionId, string]
  const contribution = site.state.contributions.get(id)!
  const call = callAt(site, contribution, standingBefore(contribution, at, site.state.log, site.history.textAt))
  return call && (call.answeredAt === undefined || Date.parse(call.answeredAt) > Date.parse(at)) ? call.since : null
}

function callAt(site: Site, contribution: Contribution, change: StandingChange | null): AuthorCall | null {
  return authorCall(change, contribution, site.state.contributions.values(), site.state.plan.fields)
}

function trace(site: Site, contribution: Contribution): StandingChange[] {
  return traceStanding(contribution, site.state.log, site.history.textAt)
}

function causeOf(site: Site, { commit }: StandingChange): string {
  const trailers = site.origins.stories.get(commit.id)?.trailers
  if (!trailers) return site.t('fact.cause.direct')
  return site.t(trailers.decision === 'reopened' ? 'fact.cause.reopened' : 'fact.cause.decided', { number: trailers.number })
}
