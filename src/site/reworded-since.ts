import type { ItemId } from '../domain/plan.ts'
import type { SentenceEventKind, TracedSentence, WordOrigin } from '../provenance/index.ts'
import { listStanding } from './brought-words.ts'
import { describeRevision } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { listWordings } from './wordings.ts'

/** Words that a proposal brought: those of the commits of its decisions, one that was reopened included; of a commit of several, its own. */
export interface Brought {
  commits: ReadonlySet<string>
  isOurs(origin: WordOrigin): boolean
  /** Whether a sentence that one of its commits worded held words of it. */
  isOurSentence(commit: string, text: string): boolean
}

/** A sentence of a proposal that others changed since. */
export interface RewordedSentence {
  /** As it reads today. */
  text: string
  href: string
  /** The latest changes, oldest first. */
  by: RevisionNote[]
  /** How many came before those. */
  earlier: number
}

const most = 5

/** Events in which a revision gives a sentence words. */
const wording: ReadonlySet<SentenceEventKind> = new Set(['written', 'reworded', 'split', 'joined', 'replaced'])

/** In reading order. A sentence that the commits worded with words of ours is ours, although none of them is left. */
export function listReworded(site: Site, brought: Brought): RewordedSentence[] {
  return site.items.flatMap(({ id, kind }) => {
    const traced = site.origins.traced.get(id)
    return (traced?.sentences ?? []).flatMap((sentence) => {
      const { start, end } = sentence
      const text = traced!.text.slice(start, end).trim()
      const changes = isTheirs(sentence, brought) ? listChangedSince(sentence, brought).filter((revision) => site.origins.stories.has(revision)) : []
      if (changes.length === 0 || holdsWithheldWords(site, id, text)) return []
      const anchor = listWordings(site, id).standing.find((each) => each.start < end && each.end > start)?.id ?? 'origines'
      const by = changes.slice(-most).flatMap((revision) => describeChange(site, id, revision) ?? [])
      return [{ text: plainSentence(text), href: `${site.links.item(kind, id)}#${anchor}`, by, earlier: changes.length - by.length }]
    })
  })
}

function isTheirs({ origins, events }: TracedSentence, { isOurs, isOurSentence }: Brought): boolean {
  return origins.some(isOurs) || events.some(({ revision, kind, text }) => wording.has(kind) && isOurSentence(revision, text))
}

/** Revisions of others that changed a sentence after all that the commits did to it, in order. */
function listChangedSince({ touched, events }: TracedSentence, { commits }: Brought): string[] {
  const others = touched.filter((revision) => !commits.has(revision))
  const ours = events.findLastIndex(({ revision }) => commits.has(revision))
  // Our words came into it from another sentence: which of its changes took them is not known, so that the last one alone is sure to be later.
  if (ours === -1) return others.slice(-1)
  const since = new Set(events.slice(ours + 1).map(({ revision }) => revision))
  return others.filter((revision) => since.has(revision))
}

function describeChange(site: Site, item: ItemId, revision: string): RevisionNote | null {
  return describeRevision(site, revision, listStanding(site, item, revision))
}
