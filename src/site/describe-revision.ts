import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { PlanTrailers } from '../domain/trailers.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { awaitsReason } from '../usecases/awaiting-reason.ts'
import { findWriter, isProposed } from './origins.ts'
import type { RevisionStory } from './origins.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'

/** How a revision came to be, told in sentences. HTML is already safe. */
export interface RevisionNote {
  revision: string
  /** « Idée de … », « Rédigé et intégré par … » */
  roles: string[]
  at: string
  date: string
  proposal: { number: number | null; href: string } | null
  reasonHtml: string
  leftOpenHtml: string
  leftOut: { text: string; why: string }[]
  /** People whose proposals were joined with this one. */
  joined: { number: number | null; name: string; href: string }[]
  example: boolean
}

/** Null for a revision that the log does not hold. `sources`: those of its words that are told of, to tell whose they are; none: the decision alone says so. */
export function describeRevision(site: Site, revision: string, sources: readonly string[]): RevisionNote | null {
  const story = site.origins.stories.get(revision)
  if (!story) return null
  const { commit, contribution } = story
  const decision = findDecision(site, story)
  return {
    revision,
    roles: tellRoles(site, story, sources),
    at: commit.at,
    date: site.date(commit.at),
    proposal: contribution && { number: contribution.number ?? null, href: site.links.contribution(contribution.id) },
    reasonHtml: renderText(site, decision?.reason ?? ''),
    leftOpenHtml: renderText(site, decision?.leftOpen ?? ''),
    leftOut: decision?.leftOut ?? [],
    joined: contribution ? withOthers(site, story).map((each) => ({ number: each.number ?? null, name: site.nameOf(each.person), href: site.links.contribution(each.id) })) : [],
    example: contribution?.example ?? false,
  }
}

/** Proposals that came in with this one: by the same merge, or merged into it. */
function withOthers(site: Site, { contribution, others }: RevisionStory): Contribution[] {
  return [...new Set([...others.map((each) => each.contribution), ...(contribution ? joinedWith(site, contribution) : [])])]
}

/** Proposals that were merged into this one. */
export function joinedWith(site: Site, contribution: Contribution): Contribution[] {
  return site.told(listJoined, contribution.id).map((id) => site.state.contributions.get(id)!)
}

function listJoined(site: Site, into: ContributionId): ContributionId[] {
  return site.once(groupJoined).get(into)?.map(({ id }) => id) ?? []
}

function groupJoined(site: Site): Map<ContributionId | undefined, Contribution[]> {
  return Map.groupBy([...site.state.contributions.values()].filter(({ status }) => status === 'merged-into'), ({ decision }) => decision?.into)
}

type Told = Pick<RecordedDecision, 'leftOut'> & { reason?: string | undefined; leftOpen?: string | undefined }

function findDecision(site: Site, { trailers, ownWords }: RevisionStory): Told | null {
  if (ownWords) {
    const closed = site.told(closingOf, ownWords.session)
    return { leftOut: [], ...(closed?.type === 'closed' && { reason: closed.retouch?.reason }) }
  }
  const event = trailers && site.told(eventOf, trailers.event)
  if (!event) return null
  if (isDecided(event)) return findRecorded(site, event) ?? event
  return { leftOut: [], ...('reason' in event && { reason: event.reason }) }
}

/** The decision with the reason that may have been written since. */
function findRecorded(site: Site, { id, contribution }: RegisterEvent): RecordedDecision | undefined {
  const about = site.state.contributions.get(contribution)
  return [...(about?.formerDecisions ?? []), about?.decision].find((each) => each?.eventId === id)
}

function closingOf({ state }: Site, session: string): RegisterEvent | null {
  return state.events.find((each) => each.type === 'closed' && each.contribution === session) ?? null
}

function eventOf(site: Site, id: string): RegisterEvent | null {
  return site.once(indexEvents).get(id) ?? null
}

function indexEvents({ state }: Site): Map<string, RegisterEvent> {
  return new Map(state.events.toReversed().map((event) => [event.id, event]))
}

function isDecided(event: RegisterEvent): event is Extract<RegisterEvent, { type: 'decided' }> {
  return event.type === 'decided'
}

/** How an item came to leave the plan: who asked for it, who decided it, and why. */
export function describeRemoval(site: Site, revision: string): RevisionNote | null {
  const note = describeRevision(site, revision, [])
  return note && { ...note, roles: tellRemoval(site, revision) }
}

/** How an item came to stand elsewhere: who asked for it, who decided it, and why. */
export function describeMove(site: Site, revision: string): RevisionNote | null {
  const note = describeRevision(site, revision, [])
  return note && { ...note, roles: tellRequest(site, revision, 'history.move-asked') }
}

/** Who asked that an item leave the plan, and who decided it. */
export function tellRemoval(site: Site, revision: string): string[] {
  return tellRequest(site, revision, 'withdrawn.asked')
}

/** What brings no words has nobody who wrote them. */
function tellRequest(site: Site, revision: string, asked: 'withdrawn.asked' | 'history.move-asked'): string[] {
  const story = site.origins.stories.get(revision)
  if (!story) return []
  const { trailers, commit } = story
  const date = site.date(commit.at)
  if (!trailers || trailers.decision === 'reopened') return tellRoles(site, story, [])
  const decider = site.nameDecider(trailers.decidedBy, isElsewhere(site, trailers.event))
  return [site.t(asked, { name: site.nameOf(trailers.ideaOf) }), site.t('withdrawn.decided', { name: decider, date }), ...tellAwaited(site, story)]
}

function tellRoles(site: Site, story: RevisionStory, sources: readonly string[]): string[] {
  const { commit, trailers, contribution, others, ownWords } = story
  const date = site.date(commit.at)
  if (ownWords) return [site.t('note.session-words', { names: nameAll(site, ownWords.wordedBy), date })]
  if (!trailers) return [site.t('note.direct', { name: commit.author, date })]
  const decider = site.nameDecider(trailers.decidedBy, isElsewhere(site, trailers.event))
  if (trailers.decision === 'reopened') return [site.t('note.reopened', { name: decider, date })]
  const origins = new Set(sources)
  const byDecider = origins.size === 0 ? trailers.wordedBy !== (contribution?.person ?? trailers.ideaOf) : [...origins].some((origin) => !isProposed(origin))
  const proposals = [{ trailers, contribution }, ...others].map((each) => ({ ...each, isWriter: hasWritten(each, story, origins) }))
  const proposed = proposals.flatMap((each) => tellProposer(site, each.trailers, each.contribution, each.isWriter && !isWrittenByOthers(each.contribution, story, origins)))
  const isWritten = proposals.some(({ isWriter }) => isWriter)
  const decided = isWritten && byDecider ? 'note.some-words-and-decision' : isWritten ? 'note.decision' : 'note.words-and-decision'
  return [...proposed, ...tellRewriters(site, story, origins), site.t(decided, { name: decider, date }), ...tellAwaited(site, story)]
}

/** Whether the decision was taken on the code host. */
export function isElsewhere(site: Site, decision: string): boolean {
  const event = site.told(eventOf, decision)
  return event?.type === 'decided' && event.elsewhere === true
}

/** Said where nobody has written yet why it was decided. */
function tellAwaited(site: Site, { trailers, contribution }: RevisionStory): string[] {
  const decision = [...(contribution?.formerDecisions ?? []), contribution?.decision].find((each) => each?.eventId === trailers?.event)
  return awaitsReason(decision) ? [site.t('decision.reason-awaited')] : []
}

/** Those who reworded one of its proposals on the code host, and whose words stand here. */
function tellRewriters(site: Site, story: RevisionStory, origins: ReadonlySet<string>): string[] {
  const writers = [...origins].flatMap((origin) => findWriter(origin, story) ?? []).filter(({ contribution, person }) => person !== contribution.person)
  return [...new Set(writers.map(({ person }) => person))].map((person) => site.t('note.reworded', { name: site.nameDecider(person, true) }))
}

/** Whether words of this revision are those of one of its proposals. */
function hasWritten({ trailers, contribution }: Pick<RevisionStory, 'contribution'> & { trailers: PlanTrailers }, story: RevisionStory, origins: ReadonlySet<string>): boolean {
  if (contribution?.kind !== 'amendment') return false
  return origins.size === 0 ? trailers.wordedBy === contribution.person : [...origins].some((origin) => findWriter(origin, story)?.contribution === contribution)
}

/** Whether all words of a proposal that stand here are those of people who worded it on the code host for whoever proposed it. */
function isWrittenByOthers(contribution: Contribution | null, story: RevisionStory, origins: ReadonlySet<string>): boolean {
  const writers = [...origins].flatMap((origin) => findWriter(origin, story) ?? []).filter((each) => each.contribution === contribution)
  return writers.length > 0 && writers.every(({ person }) => person !== contribution?.person)
}

/** A proposal that words someone else's idea credits that person with the idea alone. */
function tellProposer(site: Site, { ideaOf }: PlanTrailers, contribution: Contribution | null, isWriter: boolean): string[] {
  const writer = isWriter && contribution && contribution.person !== ideaOf ? contribution.person : null
  const role = isWriter && !writer ? 'note.idea-and-words' : 'note.idea'
  const idea = site.state.people[ideaOf] ? site.t(role, { name: site.nameOf(ideaOf) }) : site.t(`${role}.anonymous`)
  return writer ? [idea, site.t('note.words', { name: site.nameOf(writer) })] : [idea]
}

function nameAll(site: Site, people: readonly string[]): string {
  return new Intl.ListFormat(site.language).format(people.map((person) => site.nameDecider(person)))
}
