import type { Contribution } from '../domain/contribution.ts'
import type { CommitId, ContributionId } from '../domain/ids.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { parseAllTrailers } from '../domain/trailers.ts'
import type { PlanTrailers } from '../domain/trailers.ts'
import type { LoggedCommit } from '../ports.ts'

/** Which decisions each commit of `main` carried out, in its trailers' terms; nothing for a direct edit. */
export type CommitOrigins = ReadonlyMap<CommitId, readonly PlanTrailers[]>

/**
 * The register says which commits are whose, so that words taken in on the code host hide nobody; a commit's own trailers tell
 * what the register does not know yet. Trailers that someone copied onto another commit tell nothing.
 */
export function traceCommits(log: readonly LoggedCommit[], events: readonly RegisterEvent[], contributions: ReadonlyMap<ContributionId, Contribution>): CommitOrigins {
  const there = new Set(log.map(({ id }) => id))
  const byCommit = new Map<CommitId, PlanTrailers[]>()
  const placed = new Set<string>()
  for (const event of events) {
    if (event.type !== 'decided' && event.type !== 'reopened') continue
    const told = toTrailers(event, contributions.get(event.contribution))
    for (const commit of event.commits.filter((id) => there.has(id))) {
      placed.add(event.id)
      if (told) byCommit.set(commit, [...(byCommit.get(commit) ?? []), told])
    }
  }
  return new Map(
    log.map(({ id, message }) => {
      const own = parseAllTrailers(message)
      const registered = byCommit.get(id)
      if (!registered) return [id, own.filter(({ event }) => !placed.has(event))]
      // Where both speak of the same decisions, the commit's own order and words are kept.
      return [id, isSameSet(own, registered) ? own : registered]
    }),
  )
}

function isSameSet(own: readonly PlanTrailers[], registered: readonly PlanTrailers[]): boolean {
  const events = new Set(registered.map(({ event }) => event))
  return own.length === events.size && own.every(({ event }) => events.has(event))
}

function toTrailers(event: Extract<RegisterEvent, { type: 'decided' | 'reopened' }>, contribution: Contribution | undefined): PlanTrailers | null {
  if (!contribution) return null
  return {
    contribution: contribution.id,
    number: contribution.number ?? 1,
    decision: event.type === 'reopened' ? 'reopened' : event.outcome,
    event: event.id,
    decidedBy: event.by,
    ideaOf: contribution.ideaOf ?? contribution.person,
    wordedBy: event.type === 'decided' && event.outcome === 'accepted' ? contribution.person : event.by,
    ...(event.type === 'decided' && event.batch && { batch: event.batch }),
  }
}
