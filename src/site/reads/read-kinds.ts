import type { Contribution } from '../../domain/contribution.ts'
import type { ItemKind, PlacedItem } from '../../domain/plan.ts'
import type { ItemRevision } from '../plan-history.ts'
import type { ItemMove } from '../plan-moves.ts'
import type { RevisionStory } from '../origins.ts'
import type { Site } from '../site.ts'

const separator = '\u0000'

/**
 * What a page may read of a site, by kind: all that the read gives, as plain data. A commit is told by its id, which covers it; items
 * without their children, which are reads of their own.
 */
const readKinds = {
  /** Anything that has no kind of its own. */
  all: ({ state: { heads } }) => heads,
  first: ({ state }) => state.log[0]?.id,
  log: ({ state }) => state.log.at(-1)?.id,
  events: ({ state }) => state.heads.register,
  /** Which items there are, where each is, and its number. */
  structure: ({ items }) => items.map(({ id, kind, parent, order, number }) => [id, kind, parent, order, number]),
  labels: ({ items }) => items.map(({ label }) => label),
  label: (site, id) => site.state.plan.items.get(id)?.label,
  item: (site, id) => withoutChildren(site.state.plan.items.get(id)),
  introduction: ({ state }) => state.plan.introduction,
  versions: ({ state }) => state.plan.versions,
  contributions: ({ state }) => [...state.contributions.values()],
  contributionIds: ({ state }) => [...state.contributions.keys()],
  contribution: ({ state }, id) => state.contributions.get(id),
  people: ({ state }) => state.people,
  /** The name, and whether it is a coordinator's: what others are called changes it too. */
  person: ({ state, borrowsName }, id) => [state.people[id], borrowsName(id)],
  concordance: ({ state }) => [state.concordance.columns, state.concordance.bearings],
  numbersOf: ({ state }, id) => state.concordance.numbersOf(id),
  bearersOf: ({ state }, kind, number) => state.concordance.bearersOf(kind as ItemKind, Number(number)),
  lastShift: ({ state }, id) => state.concordance.lastShift(id),
  revisions: ({ history }) => history.all.map(tellRevision),
  revisionsOf: ({ history }, id) => history.revisionsOf(id).map(tellRevision),
  moves: ({ history }) => history.moves.map(tellMove),
  movesOf: ({ history }, id) => history.movesOf(id).map(tellMove),
  hasChanged: (site, id) => site.hasChanged(id),
  textAt: ({ history }, id, commit, at) => history.textAt(id, commit, at),
  textOfBlob: ({ history }, blob) => history.textOfBlob(blob),
  removed: ({ history }) => [...history.removed].map(([id, revision]) => [id, tellRevision(revision)]),
  removedItem: ({ history }, id) => history.removed.has(id) && tellRevision(history.removed.get(id)!),
  proposalsOf: ({ index }, id) => index.proposalsOf(id),
  commentsOn: ({ index }, id) => index.commentsOn(id),
  commentsAbout: ({ index }, id) => index.commentsAbout(id),
  generalComments: ({ index }) => index.generalComments,
  byNumber: ({ index }) => [...index.byNumber],
  contributionOfNumber: ({ index }, number) => index.byNumber.get(Number(number)),
  traced: ({ origins }, key) => origins.traced.get(key),
  departed: ({ origins }, key) => origins.departed.get(key),
  story: ({ origins }, commit) => tellStory(origins.stories.get(commit)),
} satisfies Record<string, (site: Site, ...args: string[]) => unknown>

export type ReadKind = keyof typeof readKinds

/** No argument holds the separator. */
export function nameRead(kind: ReadKind, ...args: (string | number)[]): string {
  return [kind, ...args].join(separator)
}

/** What a read gives for a site, as JSON. */
export function tellRead(site: Site, read: string): string {
  const [kind = '', ...args] = read.split(separator)
  const tell: (site: Site, ...args: string[]) => unknown = readKinds[kind as ReadKind]
  return JSON.stringify(tell(site, ...args)) ?? ''
}

function withoutChildren(item: PlacedItem | undefined): Omit<PlacedItem, 'children'> | undefined {
  if (!item) return undefined
  const { children: _, ...rest } = item
  return rest
}

function tellRevision({ commit, item, kind }: ItemRevision): readonly unknown[] {
  return [commit.id, item, kind]
}

function tellMove({ commit, ...rest }: ItemMove): readonly unknown[] {
  return [commit.id, rest]
}

function tellStory(story: RevisionStory | undefined): unknown {
  if (!story) return undefined
  const { commit, others, contribution, ...rest } = story
  return { commit: commit.id, contribution: tellShortly(contribution), others: others.map((each) => ({ ...each, contribution: tellShortly(each.contribution) })), ...rest }
}

function tellShortly(contribution: Contribution | null): unknown {
  return contribution
}
