import type { ItemId } from '../domain/plan.ts'
import { titleKey } from '../provenance/index.ts'
import type { TracedSentence } from '../provenance/index.ts'
import { nameItem } from './contribution-heading.ts'
import { isElsewhere } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import type { Site } from './site.ts'

/** How a sentence came to stand where it does in words that were there before: by a move or a copy, from an item; or by a return, as it read since a revision. */
type Arrival = { kind: 'brought'; revision: string; from: ItemId } | { kind: 'restored'; revision: string; since: string }

/** Revisions that wrote some of its words or changed it. */
export function writersOf({ created, touched, origins }: TracedSentence): string[] {
  return [created, ...touched, ...origins.map(({ revision }) => revision)]
}

/** What brought a sentence from another item, and what last put it back word for word unless somebody changed it since. */
export function arrivalsOf(sentence: TracedSentence, item: ItemId): Arrival[] {
  const { events } = sentence
  const moves = events.flatMap(({ kind, revision, from }): Arrival[] => ((kind === 'moved' || kind === 'copied') && from !== undefined && from !== item && from !== titleKey(item) ? [{ kind: 'brought', revision, from }] : []))
  const place = events.findLastIndex(({ kind }) => kind === 'restored')
  const [before, restored] = [events[place - 1], events[place]]
  const writers = new Set(writersOf(sentence))
  const isAsItWas = before && restored && events.slice(place).every(({ revision }) => !writers.has(revision))
  return isAsItWas ? [...moves, { kind: 'restored', revision: restored.revision, since: before.revision }] : moves
}

/** Who moved or copied words, or put them back, did not word them, but may have written others here: the notes of these revisions say which. */
export function tellArrivals(site: Site, item: ItemId, sentences: readonly TracedSentence[], notes: ReadonlyMap<string, RevisionNote>): void {
  const written = new Set(sentences.flatMap(writersOf))
  const arrivals = Map.groupBy(sentences.flatMap((sentence) => arrivalsOf(sentence, item)), ({ revision }) => revision)
  for (const [revision, brought] of arrivals) {
    const note = notes.get(revision)
    if (!note) continue
    const isPart = written.has(revision)
    note.roles = [...tellEach(site, revision, brought, isPart), ...(isPart ? note.roles : tellDecision(site, note))]
  }
}

function tellEach(site: Site, revision: string, brought: readonly Arrival[], isPart: boolean): string[] {
  const items = list(brought.flatMap((each) => (each.kind === 'brought' ? [nameItem(site, each.from)] : [])))
  const dates = list(brought.flatMap((each) => (each.kind === 'restored' ? [site.t('note.restored-date', { date: site.date(site.origins.stories.get(each.since)?.commit.at ?? '') })] : [])))
  const name = nameProposer(site, revision)
  const moved = isPart ? site.t('note.moved-some', { items }) : name ? site.t('note.moved-by', { items, name }) : site.t('note.moved', { items })
  const restored = isPart ? site.t('note.restored-some', { dates }) : name ? site.t('note.restored-by', { dates, name }) : site.t('note.restored', { dates })
  return [...(items ? [moved] : []), ...(dates ? [restored] : [])]
}

/** Null where nobody who has a name asked for it: what takes a decision back was not proposed. */
function nameProposer(site: Site, revision: string): string | null {
  const trailers = site.origins.stories.get(revision)?.trailers
  return trailers && trailers.decision !== 'reopened' && site.state.people[trailers.ideaOf] ? site.nameOf(trailers.ideaOf) : null
}

function tellDecision(site: Site, { revision, roles, date }: RevisionNote): string[] {
  const trailers = site.origins.stories.get(revision)?.trailers
  if (!trailers || trailers.decision === 'reopened') return roles
  return [site.t('note.decision', { name: site.nameDecider(trailers.decidedBy, isElsewhere(site, trailers.event)), date })]
}

function list(names: readonly string[]): string {
  return [...new Set(names)].join(', ')
}
