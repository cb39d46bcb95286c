import type { ContributionId, PersonId } from '../domain/ids.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'
import { sumWords } from './word-origins.ts'
import type { WordGroup, WordSource } from './word-origins.ts'

export interface OriginShare {
  words: number
  /** Of all the words that are counted, from 0 to 1. */
  share: number
}

/** Where some words in force come from: those of an item, or of the plan. */
export interface OriginShares {
  words: number
  /** As the plan was first submitted; by a public decision; neither. They add up to all words. */
  first: OriginShare
  decided: OriginShare
  orphans: OriginShare
  /**
   * Who worded what was decided, and whose idea it was; most words worded first. `ideas`: words in force that came from an idea of
   * theirs, whoever worded them. Nobody is told apart by a typed name: ids are.
   */
  people: ({ name: string; ideas: number } & OriginShare)[]
  /** Proposals with words in force, most words first. */
  proposals: ({ row: ProposalRow } & OriginShare)[]
  /** By the day on which the words came, latest first; the first state's are in `first`. */
  days: ({ at: string; date: string } & OriginShare)[]
}

export function shareOrigins(site: Site, groups: readonly WordGroup[]): OriginShares {
  const words = sumWords(groups)
  const shareOf = (some: readonly WordGroup[]): OriginShare => ({ words: sumWords(some), share: words === 0 ? 0 : sumWords(some) / words })
  const most = (one: OriginShare, other: OriginShare): number => other.words - one.words
  const [written, ideas] = [groupBy(groups, writerOf), groupBy(groups, thinkerOf)]
  return {
    words,
    first: shareOf(groups.filter(({ source }) => source.kind === 'first')),
    decided: shareOf(groups.filter(({ source }) => source.kind === 'proposed' || source.kind === 'decided')),
    orphans: shareOf(groups.filter(isOrphan)),
    people: [...new Set([...written.keys(), ...ideas.keys()])].map((person) => ({ name: site.nameOf(person), ...shareOf(written.get(person) ?? []), ideas: sumWords(ideas.get(person) ?? []) })).sort((one, other) => most(one, other) || other.ideas - one.ideas),
    proposals: [...groupBy(groups, contributionOf)].flatMap(([id, some]) => {
      const contribution = site.state.contributions.get(id)
      return contribution && !contribution.withheld ? [{ row: rowOf(site, contribution), ...shareOf(some) }] : []
    }).sort(most),
    days: [...groupBy(groups, ({ source }) => instantOf(source) && site.date(instantOf(source)!))].map(([date, some]) => ({ at: instantOf(some[0]!.source)!, date, ...shareOf(some) })).sort((one, other) => Date.parse(other.at) - Date.parse(one.at)),
  }
}

/** Words that no public decision brought. */
export function isOrphan({ source }: WordGroup): boolean {
  return source.kind === 'direct'
}

function groupBy(groups: readonly WordGroup[], keyOf: (group: WordGroup) => string | undefined): Map<string, WordGroup[]> {
  const found = Map.groupBy(groups, keyOf)
  found.delete(undefined)
  return found as Map<string, WordGroup[]>
}

/** A merging session's own words are told under the first of those who wrote them together. */
function writerOf({ source }: WordGroup): PersonId | undefined {
  if (source.kind === 'proposed') return source.person
  return source.kind === 'decided' ? (source.story.ownWords?.wordedBy[0] ?? source.story.trailers?.decidedBy) : undefined
}

/** Words that a decision on several proposals added are nobody's idea but the coordinators'. */
function thinkerOf({ source }: WordGroup): PersonId | undefined {
  if (source.kind !== 'proposed' && source.kind !== 'decided') return undefined
  const { trailers, contribution, others } = source.story
  if (source.kind === 'decided') return others.length > 0 ? undefined : trailers?.ideaOf
  return source.contribution === contribution ? trailers?.ideaOf : others.find((each) => each.contribution === source.contribution)?.trailers.ideaOf
}

function contributionOf({ source }: WordGroup): ContributionId | undefined {
  if (source.kind === 'proposed') return source.contribution.id
  return source.kind === 'decided' ? source.story.contribution?.id : undefined
}

function instantOf(source: WordSource): string | undefined {
  return source.kind === 'first' ? undefined : source.story?.commit.at
}
