import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { touchedItems } from '../domain/amendment.ts'
import { compareProfiles, profileOf, type Profile } from '../merge/index.ts'

const threshold = 0.5
const shown = 3

/** Other pending contributions that say much the same, most similar first, three at most. */
export type SimilarPending = (contribution: Contribution) => Contribution[]

/**
 * Compares pending contributions by `wordsOf` (for a proposal, the words that it changes): proposals on one item among
 * themselves, ideas among themselves. Each text is read once, when it is first compared. Same threshold as `similarOpen`.
 */
export function createSimilarPending(contributions: Iterable<Contribution>, wordsOf: (contribution: Contribution) => string): SimilarPending {
  const groups = new Map<string, Contribution[]>()
  for (const each of contributions) {
    if (each.status !== 'pending' || each.withheld) continue
    for (const group of groupsOf(each)) groups.set(group, [...(groups.get(group) ?? []), each])
  }
  const profiles = new Map<ContributionId, Profile>()
  const profile = (contribution: Contribution): Profile => {
    const known = profiles.get(contribution.id) ?? profileOf(wordsOf(contribution))
    profiles.set(contribution.id, known)
    return known
  }
  return (contribution) => {
    const others = new Set(groupsOf(contribution).flatMap((group) => groups.get(group) ?? []))
    return [...others]
      .filter((other) => other.id !== contribution.id)
      .map((other) => ({ other, similarity: compareProfiles(profile(contribution), profile(other)) }))
      .filter(({ similarity }) => similarity >= threshold)
      .sort((one, two) => two.similarity - one.similarity)
      .slice(0, shown)
      .map(({ other }) => other)
  }
}

/** A comment is compared with nothing. */
function groupsOf({ kind, changes }: Contribution): string[] {
  return kind === 'idea' ? ['idea '] : touchedItems(changes)
}
