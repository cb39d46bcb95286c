import type { Contribution } from '../domain/contribution.ts'
import type { PersonId } from '../domain/ids.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { listTracedWords, titleKey } from '../provenance/index.ts'
import type { WordOrigin } from '../provenance/index.ts'
import { findWriter, isProposed } from './origins.ts'
import type { RevisionStory } from './origins.ts'
import type { Site } from './site.ts'

/**
 * Where a word in force comes from. `first`: the first state of the plan; `proposed`: a proposal's own words, and who wrote them; `decided`: a
 * coordinator's, in a decision or a merging session; `direct`: written into the plan without any public decision.
 */
export type WordSource =
  | { kind: 'first' }
  | { kind: 'proposed'; story: RevisionStory; contribution: Contribution; person: PersonId }
  | { kind: 'decided'; story: RevisionStory }
  | { kind: 'direct'; story: RevisionStory | null }

export interface WordGroup {
  item: ItemId
  source: WordSource
  /** At least one. */
  words: number
}

/** The words of today's plan, titles and introduction included, counted by item and by source; items in reading order. */
export function groupWords(site: Site): WordGroup[] {
  return site.once(groupAll)
}

export function sumWords(counted: readonly Pick<WordGroup, 'words'>[]): number {
  return counted.reduce((sum, { words }) => sum + words, 0)
}

function groupAll(site: Site): WordGroup[] {
  return [PLAN_ID, ...site.items.map(({ id }) => id)].flatMap((item) => groupItem(site, item))
}

/** Those of one item, its title included. */
export function groupItem(site: Site, item: ItemId): WordGroup[] {
  const groups = new Map<string, WordGroup>()
  for (const key of [item, titleKey(item)]) {
    const traced = site.origins.traced.get(key)
    if (!traced) continue
    for (const { origin } of listTracedWords(traced)) {
      const name = `${origin.revision} ${origin.origin}`
      const group = groups.get(name) ?? { item, source: sourceOfWord(site, origin), words: 0 }
      group.words += 1
      groups.set(name, group)
    }
  }
  return [...groups.values()]
}

function sourceOfWord(site: Site, { revision, origin }: WordOrigin): WordSource {
  if (revision === site.state.log[0]?.id) return { kind: 'first' }
  const story = site.origins.stories.get(revision) ?? null
  if (story?.ownWords || (story?.trailers && !isProposed(origin))) return { kind: 'decided', story }
  if (!story?.trailers) return { kind: 'direct', story }
  const writer = findWriter(origin, story)
  return writer ? { kind: 'proposed', story, ...writer } : { kind: 'decided', story }
}
