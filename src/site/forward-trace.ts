import type { Contribution } from '../domain/contribution.ts'
import { diffWords } from '../merge/diff-words.ts'
import { tokenize } from '../merge/tokenize.ts'
import { listSentences } from '../provenance/index.ts'
import type { GoneSentence, SentenceEventKind, WordOrigin } from '../provenance/index.ts'
import { describeRevision, tellRemoval } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { linkItem } from './link-item.ts'
import { findWriter } from './origins.ts'
import { listOwnWords } from './own-words.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { groupWords } from './word-origins.ts'
import type { WordGroup } from './word-origins.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { listWordings } from './wordings.ts'

/** What became of the words that a decision brought into the plan. */
export interface ForwardTrace {
  /** Of the words brought, how many are in force; null for a proposal that only moves words. */
  share: { inForce: number; brought: number } | null
  /** Where they stand today, most words first; `moved`: not where the decision put them. */
  places: { label: string; href: string; words: number; moved: boolean }[]
  /** Their sentences that were changed since, as they read today, with the last change. */
  reworded: { text: string; href: string; by: RevisionNote }[]
  /** Their sentences that left the plan. */
  gone: { text: string; by: RevisionNote | null }[]
}

/** Follows a proposal's words from its decision to today; null where none of its words entered the plan. */
export function traceForward(site: Site, { id, decision, gesture, withheld }: Contribution): ForwardTrace | null {
  const commits = new Set(decision?.commits)
  if (commits.size === 0 || withheld) return null
  const shared = isShared(site, commits)
  const isOurs = ({ revision, origin }: WordOrigin): boolean => commits.has(revision) && (!shared || findWriter(origin, site.origins.stories.get(revision)!)?.contribution.id === id)
  const isIn = ({ source }: WordGroup): boolean => 'story' in source && commits.has(source.story?.commit.id ?? '') && (!shared || (source.kind === 'proposed' && source.contribution.id === id))
  const groups = groupWords(site).filter(isIn)
  const landed = new Set(decision?.landed.map(({ item }) => item))
  const inForce = groups.reduce((sum, { words }) => sum + words, 0)
  const own = shared ? [...commits].flatMap((commit) => listOwnWords(site, commit)[id] ?? []) : null
  const brought = own ? own.reduce((sum, { words }) => sum + words, 0) : countBrought(site, commits)
  const sentences = own && new Set(own.flatMap((each) => each.sentences))
  const isOurSentence = (text: string): boolean => !sentences || listSentences(text).some(({ key }) => sentences.has(key))
  const places = [...Map.groupBy(groups, ({ item }) => item)].map(([item, some]) => ({ ...linkItem(site, item), words: some.reduce((sum, { words }) => sum + words, 0), moved: !landed.has(item) }))
  return {
    // Words that only went elsewhere are nobody's new ones.
    share: gesture ? null : { inForce: Math.min(inForce, brought), brought },
    places: places.sort((one, other) => other.words - one.words),
    reworded: listReworded(site, commits, isOurs, isOurSentence),
    gone: [...listGone(site, commits, isOurs, isOurSentence), ...listGoneWithItems(site, commits, isOurSentence)],
  }
}

/** Whether other proposals came in by the same commit. */
function isShared(site: Site, commits: ReadonlySet<string>): boolean {
  return [...commits].some((commit) => (site.origins.stories.get(commit)?.others.length ?? 0) > 0)
}

function countBrought(site: Site, commits: ReadonlySet<string>): number {
  let count = 0
  for (const commit of commits) {
    for (const { item, text } of site.history.all.filter((revision) => revision.commit.id === commit)) {
      const revisions = site.history.revisionsOf(item)
      const before = revisions[revisions.findIndex((revision) => revision.commit.id === commit) - 1]?.text
      for (const key of ['title', 'body'] as const) {
        for (const piece of diffWords(before?.[key] ?? '', text?.[key] ?? '')) if (piece.type === 'added') count += tokenize(piece.text).filter(({ kind }) => kind === 'word').length
      }
    }
  }
  return count
}

/** Events in which a revision gives a sentence words. */
const wording: ReadonlySet<SentenceEventKind> = new Set(['written', 'reworded', 'split', 'joined', 'replaced'])

/** A sentence that the commits worded with words of ours is ours, although none of them is left. */
function listReworded(site: Site, commits: ReadonlySet<string>, isOurs: (origin: WordOrigin) => boolean, isOurSentence: (text: string) => boolean): ForwardTrace['reworded'] {
  return site.items.flatMap(({ id, kind }) => {
    const traced = site.origins.traced.get(id)
    return (traced?.sentences ?? []).flatMap(({ start, end, origins, touched, events }) => {
      const text = traced!.text.slice(start, end).trim()
      const last = touched.findLast((revision) => !commits.has(revision))
      const began = touched.findIndex((revision) => commits.has(revision))
      const isTheirs = origins.some(isOurs) || events.some(({ revision, kind, text: worded }) => commits.has(revision) && wording.has(kind) && isOurSentence(worded))
      const isLater = last !== undefined && (began < 0 || touched.lastIndexOf(last) > began)
      const by = isTheirs && isLater ? describeRevision(site, last, [traced]) : null
      const anchor = listWordings(site, id).standing.find((each) => each.start < end && each.end > start)?.id ?? 'origines'
      return by && !holdsWithheldWords(site, id, text) ? [{ text: plainSentence(text), href: `${site.links.item(kind, id)}#${anchor}`, by }] : []
    })
  })
}

function listGone(site: Site, commits: ReadonlySet<string>, isOurs: (origin: WordOrigin) => boolean, isOurSentence: (text: string) => boolean): ForwardTrace['gone'] {
  const isTheirs = ({ text, origins, since, replaced }: GoneSentence): boolean => {
    // Each of its wordings with the revision that gave it.
    const given = [{ revision: since, text }, ...replaced.map(({ revision }, index) => ({ revision, text: replaced[index + 1]?.text ?? text }))]
    return origins.some(isOurs) || given.some((each) => commits.has(each.revision) && isOurSentence(each.text))
  }
  return [...site.origins.traced].flatMap(([item, { gone }]) =>
    gone.flatMap((sentence) => (sentence.movedTo || !isTheirs(sentence) || holdsWithheldWords(site, item, sentence.text) ? [] : [{ text: plainSentence(sentence.text), by: describeRevision(site, sentence.revision, []) }])),
  )
}

/** Their sentences that stood in an item until it left the plan as a whole. */
function listGoneWithItems(site: Site, commits: ReadonlySet<string>, isOurSentence: (text: string) => boolean): ForwardTrace['gone'] {
  return [...site.history.removed].flatMap(([item, { commit }]) => {
    const ours = listWordings(site, item).standing.filter(({ since, text }) => commits.has(since.id) && isOurSentence(text) && !holdsWithheldWords(site, item, text))
    const by = ours.length > 0 ? describeRevision(site, commit.id, []) : null
    return ours.map(({ text }) => ({ text: plainSentence(text), by: by && { ...by, roles: tellRemoval(site, commit.id) } }))
  })
}
