import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import type { TracedText } from '../provenance/index.ts'
import { PROPOSED } from './origins.ts'
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

/** Null for a revision that the log does not hold. `texts` are those in which its words stand, to tell whose they are. */
export function describeRevision(site: Site, revision: string, texts: readonly (TracedText | undefined)[]): RevisionNote | null {
  const story = site.origins.stories.get(revision)
  if (!story) return null
  const { commit, contribution } = story
  const decision = findDecision(site, story)
  return {
    revision,
    roles: tellRoles(site, story, texts),
    at: commit.at,
    date: site.date(commit.at),
    proposal: contribution && { number: contribution.number ?? null, href: site.links.contribution(contribution.id) },
    reasonHtml: renderText(site, decision?.reason ?? ''),
    leftOpenHtml: renderText(site, decision?.leftOpen ?? ''),
    leftOut: decision?.leftOut ?? [],
    joined: contribution ? joinedWith(site, contribution).map((each) => ({ number: each.number ?? null, name: site.nameOf(each.person), href: site.links.contribution(each.id) })) : [],
    example: contribution?.example ?? false,
  }
}

/** Proposals that were merged into this one. */
export function joinedWith(site: Site, contribution: Contribution): Contribution[] {
  return [...site.state.contributions.values()].filter(({ status, decision }) => status === 'merged-into' && decision?.into === contribution.id)
}

type Told = Pick<RecordedDecision, 'leftOut'> & { reason?: string | undefined; leftOpen?: string | undefined }

function findDecision(site: Site, { trailers }: RevisionStory): Told | null {
  const event = trailers && site.state.events.find((each) => each.id === trailers.event)
  if (!event) return null
  return isDecided(event) ? event : { leftOut: [], ...('reason' in event && { reason: event.reason }) }
}

function isDecided(event: RegisterEvent): event is Extract<RegisterEvent, { type: 'decided' }> {
  return event.type === 'decided'
}

/** Who asked that an item leave the plan, and who decided it. */
export function tellRemoval(site: Site, revision: string): string[] {
  const story = site.origins.stories.get(revision)
  if (!story) return []
  const { trailers, commit } = story
  const date = site.date(commit.at)
  if (!trailers || trailers.decision === 'reopened') return tellRoles(site, story, [])
  return [site.t('withdrawn.asked', { name: site.nameOf(trailers.ideaOf) }), site.t('withdrawn.decided', { name: site.nameOf(trailers.decidedBy), date })]
}

function tellRoles(site: Site, { commit, trailers, contribution }: RevisionStory, texts: readonly (TracedText | undefined)[]): string[] {
  const date = site.date(commit.at)
  if (!trailers) return [site.t('note.direct', { name: commit.author, date })]
  const decider = site.state.people[trailers.decidedBy]?.name ?? site.t('person.coordinator')
  if (trailers.decision === 'reopened') return [site.t('note.reopened', { name: decider, date })]
  const proposer = site.state.people[trailers.ideaOf]?.name
  const of = (role: 'note.idea' | 'note.idea-and-words'): string => (proposer ? site.t(role, { name: proposer }) : site.t(`${role}.anonymous`))
  const origins = new Set(texts.flatMap((text) => text?.spans ?? []).flatMap(({ origin }) => (origin.revision === commit.id ? [origin.origin] : [])))
  const byProposer = contribution?.kind === 'amendment' && (origins.size === 0 ? trailers.wordedBy === trailers.ideaOf : origins.has(PROPOSED))
  const byDecider = origins.size === 0 ? trailers.wordedBy !== trailers.ideaOf : [...origins].some((origin) => origin !== PROPOSED)
  if (byProposer && byDecider) return [of('note.idea-and-words'), site.t('note.some-words-and-decision', { name: decider, date })]
  if (byProposer) return [of('note.idea-and-words'), site.t('note.decision', { name: decider, date })]
  return [of('note.idea'), site.t('note.words-and-decision', { name: decider, date })]
}
