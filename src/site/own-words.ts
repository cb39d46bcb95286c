import type { ContributionId } from '../domain/ids.ts'
import { listSentences, listTracedWords, traceProvenance } from '../provenance/index.ts'
import { findWriter, readRevision } from './origins.ts'
import type { Site } from './site.ts'

/** What one proposal brought with a commit that takes in several. */
export interface OwnWords {
  words: number
  /** Keys of the sentences that held some of them. */
  sentences: string[]
}

/** The new words that a commit took from each of its proposals; absent: none. The decider's own are nobody's here. */
export function listOwnWords(site: Site, commit: string): Partial<Record<ContributionId, OwnWords>> {
  return site.told(traceCommit, commit)
}

/** Traces only the texts that the commit changed, up to it: words that it copies from another text count as new. */
function traceCommit(site: Site, commit: string): Partial<Record<ContributionId, OwnWords>> {
  const { stories } = site.origins
  const story = stories.get(commit)
  if (!story) return {}
  const { all } = site.history
  const changed = new Set(all.filter((revision) => revision.commit.id === commit).map(({ item }) => item))
  const past = all.slice(0, all.findLastIndex((revision) => revision.commit.id === commit) + 1).filter(({ item }) => changed.has(item))
  const revisions = [...Map.groupBy(past, (revision) => revision.commit.id)].map(([id, some]) => readRevision(some, stories.get(id)!))
  const own: Partial<Record<ContributionId, OwnWords>> = {}
  for (const traced of traceProvenance(revisions).values()) {
    const sentences = listSentences(traced.text)
    for (const { start, origin } of listTracedWords(traced)) {
      const writer = origin.revision === commit ? findWriter(origin.origin, story) : null
      if (!writer) continue
      const its = (own[writer.contribution.id] ??= { words: 0, sentences: [] })
      const key = sentences.find((sentence) => sentence.start <= start && start < sentence.end)?.key
      its.words += 1
      if (key !== undefined && !its.sentences.includes(key)) its.sentences.push(key)
    }
  }
  return own
}
