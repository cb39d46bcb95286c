import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { PersonId } from '../domain/ids.ts'
import { parseSessionTrailers } from '../domain/trailers.ts'
import type { PlanTrailers, SessionTrailers } from '../domain/trailers.ts'
import type { LoggedCommit } from '../ports.ts'
import { traceCold } from '../provenance/index.ts'
import type { TextRevision, TextSource, Trace, TracedTexts } from '../provenance/index.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { listWordings } from './list-wordings.ts'
import type { ItemRevision, PlanHistory } from './plan-history.ts'

/** Name of the source that holds a proposal's own words; what a revision adds to them is the coordinator's. */
export const PROPOSED = 'proposed'

/** Whether words are a proposal's own, of a merge of one or of several. */
export function isProposed(origin: string): boolean {
  return origin === PROPOSED || origin.startsWith(`${PROPOSED} `)
}

/** Name of the source that holds the words of one of several proposals of a merge; the first one's is `PROPOSED`. `writer`: somebody else, who reworded it. */
function sourceOf(contribution: Contribution, first: Contribution | null, writer: PersonId = contribution.person): string {
  const own = contribution.id === first?.id ? PROPOSED : `${PROPOSED} ${contribution.id}`
  return writer === contribution.person ? own : `${own} by ${writer}`
}

/** Of which proposal of a revision a source holds the words, and who wrote them; null: of none. */
export function findWriter(origin: string, { contribution, others }: Pick<RevisionStory, 'contribution' | 'others'>): { contribution: Contribution; person: PersonId } | null {
  const [own = '', writer] = origin.split(' by ')
  const found = [contribution, ...others.map((each) => each.contribution)].find((each) => each && sourceOf(each, contribution) === own)
  return found ? { contribution: found, person: writer ?? found.person } : null
}

/** How one revision of the plan came to be. Without a contribution it was written straight into the plan. */
export interface RevisionStory {
  commit: LoggedCommit
  trailers: PlanTrailers | null
  contribution: Contribution | null
  /** The other proposals of a merge of several, in order of submission. */
  others: { trailers: PlanTrailers; contribution: Contribution }[]
  /** Set where coordinators wrote words of their own in a merging session. */
  ownWords: SessionTrailers | null
}

/** `traced` and `departed` are by item; titles under `titleKey(item)`. */
export interface Origins extends TracedTexts {
  /** By commit id, for every commit that changed an item. */
  stories: ReadonlyMap<string, RevisionStory>
}

/** Traces every word of the plan through its revisions; the register says whose proposal each one is. `trace` may go on from what was kept. */
export function traceOrigins(state: PlanState, history: PlanHistory, trace: Trace = traceCold): Origins {
  const stories = new Map(state.log.map((commit) => [commit.id, tellStory(state, commit)]))
  const byCommit = new Map<string, ItemRevision[]>()
  for (const revision of history.all) {
    const list = byCommit.get(revision.commit.id)
    if (list) list.push(revision)
    else byCommit.set(revision.commit.id, [revision])
  }
  const steps = state.log.flatMap((commit) => {
    const changed = byCommit.get(commit.id)
    if (!changed) return []
    const sources = sourcesOf(commit.id, stories.get(commit.id)!)
    // A commit says what its texts are; the plan, whose they are; the register, what its proposals were.
    return [{ key: JSON.stringify([commit.id, changed.map(({ item }) => item), sources.map(({ origin, texts, titles }) => [origin, [...texts], [...titles]])]), read: () => toTextRevision(commit.id, changed, sources) }]
  })
  return { ...trace(steps), stories }
}

/** What one commit made of the items, with the proposals that it took in as sources. */
export function readRevision(changed: readonly ItemRevision[], story: RevisionStory): TextRevision {
  return toTextRevision(story.commit.id, changed, sourcesOf(story.commit.id, story))
}

function tellStory(state: PlanState, commit: LoggedCommit): RevisionStory {
  const [trailers = null, ...rest] = state.commitOrigins.get(commit.id) ?? []
  const session = parseSessionTrailers(commit.message)
  const others = rest.flatMap((each) => {
    const contribution = state.contributions.get(each.contribution)
    return contribution ? [{ trailers: each, contribution }] : []
  })
  return { commit, trailers, contribution: (trailers && state.contributions.get(trailers.contribution)) ?? null, others, ownWords: session?.part === 'own-words' ? session : null }
}

function sourcesOf(revision: string, { contribution, others }: RevisionStory) {
  const amendments = [contribution, ...others.map((each) => each.contribution)].filter((each) => each?.kind === 'amendment')
  return amendments.flatMap((each) => (each ? listWordings(each).map(({ person, changes }) => ({ origin: sourceOf(each, contribution, person), ...textsOf(changes, decidedIds(each, revision)) })) : []))
}

function toTextRevision(revision: string, changed: readonly ItemRevision[], sources: readonly TextSource[]): TextRevision {
  return {
    revision,
    texts: new Map(changed.map(({ item, text }) => [item, text?.body ?? null])),
    titles: new Map(changed.map(({ item, text }) => [item, text?.title ?? null])),
    ...(sources.length > 0 && { sources }),
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
