import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { diffWords } from '../merge/diff-words.ts'
import { tokenize } from '../merge/tokenize.ts'
import { listSentences } from '../provenance/index.ts'
import type { GoneSentence } from '../provenance/index.ts'
import { describeRevision, tellRemoval } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { linkItem } from './link-item.ts'
import { findWriter } from './origins.ts'
import { listOwnWords } from './own-words.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { listReworded } from './reworded-since.ts'
import type { Brought, RewordedSentence } from './reworded-since.ts'
import { groupWords, sumWords } from './word-origins.ts'
import type { WordGroup } from './word-origins.ts'
import { isWithheldState } from './withheld-words.ts'
import { listWordings } from './wordings.ts'

/** What became of the words that a decision brought into the plan. */
export interface ForwardTrace {
  /** Of the words brought, how many are in force; null for a proposal that only moves words. */
  share: { inForce: number; brought: number } | null
  /** Where they stand today, most words first, each at the sentence that has most of them; `moved`: not where the decision put them. */
  places: { label: string; href: string; words: number; moved: boolean }[]
  /** Their sentences that were changed since. */
  reworded: RewordedSentence[]
  /** Their sentences that left the plan. */
  gone: { text: string; by: RevisionNote | null }[]
}

/** Follows a proposal's words from its decision to today; null where none of its words entered the plan. */
export function traceForward(site: Site, { id, decision, formerDecisions, gesture, withheld }: Contribution): ForwardTrace | null {
  if (!decision?.commits.length || withheld) return null
  // What is accepted again comes back: its words are still those of the first time.
  const commits = new Set([decision, ...formerDecisions].flatMap((each) => each.commits))
  const shared = new Set([...commits].filter((commit) => isShared(site, commit)))
  const keys = new Set([...shared].flatMap((commit) => listOwnWords(site, commit)[id]?.sentences ?? []))
  const brought: Brought = {
    commits,
    isOurs: ({ revision, origin }) => commits.has(revision) && (!shared.has(revision) || findWriter(origin, site.origins.stories.get(revision)!)?.contribution.id === id),
    isOurSentence: (commit, text) => commits.has(commit) && (!shared.has(commit) || listSentences(text).some(({ key }) => keys.has(key))),
  }
  const isIn = ({ source }: WordGroup): boolean => {
    const commit = 'story' in source ? (source.story?.commit.id ?? '') : ''
    return commits.has(commit) && (!shared.has(commit) || (source.kind === 'proposed' && source.contribution.id === id))
  }
  const groups = groupWords(site).filter(isIn)
  const landed = new Set(decision.landed.map(({ item }) => item))
  const places = [...Map.groupBy(groups, ({ item }) => item)].map(([item, some]) => ({ ...linkWords(site, item, brought), words: sumWords(some), moved: !landed.has(item) }))
  return {
    // Words that only went elsewhere are nobody's new ones.
    share: gesture ? null : tellShare(sumWords(groups), countBrought(site, id, { decision, commits, shared })),
    places: places.sort((one, other) => other.words - one.words),
    reworded: listReworded(site, brought),
    gone: listGone(site, brought),
  }
}

/** An item, at the sentence that has most of the words; of a title's words, at the origins of its text. */
function linkWords(site: Site, item: ItemId, { isOurs }: Brought): { label: string; href: string } {
  const { label, href } = linkItem(site, item)
  const spans = (site.origins.traced.get(item)?.spans ?? []).filter(({ origin }) => isOurs(origin))
  const held = listWordings(site, item).standing.map(({ id, start, end }) => ({ id, length: spans.reduce((sum, span) => sum + (span.start < end && span.end > start ? span.end - span.start : 0), 0) }))
  const [most] = held.filter(({ length }) => length > 0).sort((one, other) => other.length - one.length)
  return { label, href: `${href}#${most?.id ?? 'origines'}` }
}

function tellShare(inForce: number, brought: number): ForwardTrace['share'] {
  return { inForce: Math.min(inForce, brought), brought }
}

/** Whether other proposals came in by the same commit. */
function isShared(site: Site, commit: string): boolean {
  return (site.origins.stories.get(commit)?.others.length ?? 0) > 0
}

/** What the decision in force brought. Of a commit of several, only new words are known, so that those of the decisions before it are added. */
function countBrought(site: Site, id: string, { decision, commits, shared }: { decision: RecordedDecision; commits: ReadonlySet<string>; shared: ReadonlySet<string> }): number {
  const counted = decision.commits.some((commit) => shared.has(commit)) ? [...commits] : decision.commits
  return counted.reduce((sum, commit) => sum + (shared.has(commit) ? (listOwnWords(site, commit)[id]?.words ?? 0) : countAdded(site, commit)), 0)
}

function countAdded(site: Site, commit: string): number {
  let count = 0
  for (const { item, text } of site.history.all.filter((revision) => revision.commit.id === commit)) {
    const revisions = site.history.revisionsOf(item)
    const before = revisions[revisions.findIndex((revision) => revision.commit.id === commit) - 1]?.text
    for (const key of ['title', 'body'] as const) {
      for (const piece of diffWords(before?.[key] ?? '', text?.[key] ?? '')) if (piece.type === 'added') count += tokenize(piece.text).filter(({ kind }) => kind === 'word').length
    }
  }
  return count
}

/** Their sentences that left an item, or with it, and stand nowhere today. */
function listGone(site: Site, { isOurs, isOurSentence }: Brought): ForwardTrace['gone'] {
  const isTheirs = ({ text, origins, since, replaced }: GoneSentence): boolean => {
    // Each of its wordings with the revision that gave it.
    const given = [{ revision: since, text }, ...replaced.map(({ revision }, index) => ({ revision, text: replaced[index + 1]?.text ?? text }))]
    return origins.some(isOurs) || given.some((each) => isOurSentence(each.revision, each.text))
  }
  return site.once(listDepartures).flatMap(({ item, sentence }) => {
    const { text, revision } = sentence
    if (!isTheirs(sentence) || isWithheldState(site, item, { title: text, body: text })) return []
    const by = describeRevision(site, revision, [])
    return [{ text: plainSentence(text), by: by && { ...by, ...(leftWhole(site, item, revision) && { roles: tellRemoval(site, revision) }) } }]
  })
}

interface GoneFrom {
  item: ItemId
  sentence: GoneSentence
}

/** Sentences that stand nowhere today, each as it left the plan for the last time, in order of leaving. */
function listDepartures(site: Site): GoneFrom[] {
  const { traced, departed, stories } = site.origins
  const standing = new Set([...traced.values()].flatMap(({ sentences }) => sentences.map(({ line }) => line)))
  const order = new Map([...stories.keys()].map((commit, place) => [commit, place]))
  const all = [...traced, ...departed].flatMap(([key, { gone }]) => gone.map((sentence) => ({ item: key.replace(/#title$/, ''), sentence })))
  const placeOf = ({ sentence }: GoneFrom): number => order.get(sentence.revision) ?? -1
  const last = new Map(all.toSorted((one, other) => placeOf(one) - placeOf(other)).map((each) => [each.sentence.line, each]))
  return [...last.values()].filter(({ sentence }) => sentence.movedTo === undefined && !standing.has(sentence.line)).sort((one, other) => placeOf(one) - placeOf(other))
}

/** Whether the item itself left the plan in a revision. */
function leftWhole(site: Site, item: ItemId, revision: string): boolean {
  return site.history.revisionsOf(item).some(({ commit, text }) => commit.id === revision && text === null)
}
