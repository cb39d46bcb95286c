import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import { parseTrailers } from '../domain/trailers.ts'
import type { PlanTrailers } from '../domain/trailers.ts'
import type { LoggedCommit } from '../ports.ts'
import { traceProvenance } from '../provenance/index.ts'
import type { TextRevision, TracedText } from '../provenance/index.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import type { ItemRevision, PlanHistory } from './plan-history.ts'

/** Name of the source that holds a proposal's own words; what a revision adds to them is the coordinator's. */
export const PROPOSED = 'proposed'

/** How one revision of the plan came to be. Without a contribution it was written straight into the plan. */
export interface RevisionStory {
  commit: LoggedCommit
  trailers: PlanTrailers | null
  contribution: Contribution | null
}

export interface Origins {
  /** By item; titles under `titleKey(item)`. */
  traced: ReadonlyMap<string, TracedText>
  /** By commit id, for every commit that changed an item. */
  stories: ReadonlyMap<string, RevisionStory>
}

/** Traces every word of the plan through its revisions; the register says whose proposal each one is. */
export function traceOrigins(state: PlanState, history: PlanHistory): Origins {
  const stories = new Map(state.log.map((commit) => [commit.id, tellStory(state, commit)]))
  const byCommit = new Map<string, ItemRevision[]>()
  for (const revision of history.all) {
    const list = byCommit.get(revision.commit.id)
    if (list) list.push(revision)
    else byCommit.set(revision.commit.id, [revision])
  }
  const revisions = state.log.flatMap((commit) => {
    const changed = byCommit.get(commit.id)
    return changed ? [toTextRevision(commit.id, changed, stories.get(commit.id)!)] : []
  })
  return { traced: traceProvenance(revisions), stories }
}

function tellStory(state: PlanState, commit: LoggedCommit): RevisionStory {
  const trailers = parseTrailers(commit.message)
  return { commit, trailers, contribution: (trailers && state.contributions.get(trailers.contribution)) ?? null }
}

function toTextRevision(revision: string, changed: readonly ItemRevision[], story: RevisionStory): TextRevision {
  const source = story.contribution?.kind === 'amendment' ? textsOf(story.contribution.changes, decidedIds(story.contribution, revision)) : null
  return {
    revision,
    texts: new Map(changed.map(({ item, text }) => [item, text?.body ?? null])),
    titles: new Map(changed.map(({ item, text }) => [item, text?.title ?? null])),
    ...(source && { sources: [{ origin: PROPOSED, ...source }] }),
  }
}

/** The permanent ids that a decision gave to the items that a proposal adds, by the proposal's own: in the same order. */
function decidedIds(contribution: Contribution, commit: string): ReadonlyMap<string, string> {
  const decision = [contribution.decision, ...contribution.formerDecisions].find((each) => each?.commits.includes(commit))
  const added = (changes: readonly Change[]) => changes.filter(({ type }) => type === 'add').map(({ item }) => item)
  const decided = added(decision?.changes ?? [])
  return new Map(added(contribution.changes).flatMap((item, index) => (decided[index] ? [[item, decided[index]] as const] : [])))
}

/** The words that a proposal brings; what it does not touch needs no source. */
function textsOf(changes: readonly Change[], ids: ReadonlyMap<string, string>): { texts: Map<string, string>; titles: Map<string, string> } {
  const texts = new Map<string, string>()
  const titles = new Map<string, string>()
  for (const change of changes) {
    if (change.type !== 'revise' && change.type !== 'add') continue
    const item = ids.get(change.item) ?? change.item
    if (change.body !== undefined) texts.set(item, change.body)
    if (change.title !== undefined) titles.set(item, change.title)
  }
  return { texts, titles }
}
