import type { ItemId, ItemKind } from '../domain/plan.ts'
import { listBrought } from './brought-words.ts'
import { linkItemComparisons } from './comparison-page.ts'
import type { TextComparison } from './compare-texts.ts'
import { describeMove, describeRemoval, describeRevision } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { compareStates, isWithheld, linkHistory, nameItemEver, nameState, stateAnchor } from './item-states.ts'
import { listGivers, takerOf } from './gone-into.ts'
import { hasHistory, listMoves, tellMove } from './item-moves.ts'
import { listItemPaths } from './item-paths.ts'
import { linkItem } from './link-item.ts'
import type { ItemRevision } from './plan-history.ts'
import type { ItemMove } from './plan-moves.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'
import { linkStatePair, listStatePairs } from './state-pairs.ts'

/** One state of an item, or a move of it: how it came to be, and what it changed. */
export interface HistoryStep extends TextComparison {
  /** Anchor in the page: the place among the states, or among the moves, from 1, oldest first. */
  id: string
  at: string
  date: string
  /** What happened, in a few words: « Ajoutée au plan », « Changée »… */
  what: string
  /** Null for the plan's first record. */
  note: RevisionNote | null
  /** The whole text, where it entered the plan. */
  textHtml: string | null
  /** How it became the text of today, where other states stand between them and both may be shown. */
  sinceThen: TextComparison | null
  /** Pages that compare it with earlier states than the one before, latest first. */
  earlier: { href: string; title: string }[]
  /** Histories, until then, of the items whose text came here as they left the plan: under another id, or joined. */
  cameFrom: { label: string; href: string }[]
}

export interface ItemHistoryPage {
  name: string
  /** The page of its text: today's, or the last one of an item that left the plan. */
  text: { label: string; href: string }
  /** The history that goes on from here, where another item took the text of one that left the plan. */
  into: { label: string; href: string } | null
  /** Pages on which two versions of it are compared. */
  comparisons: { href: string; title: string }[]
  /** Where any two of its texts are compared; null where there are no three to choose from. */
  compare: string | null
  /** Newest first. */
  steps: HistoryStep[]
}

/** Items that have a history: what changed or moved since the plan was first recorded. */
export function listItemHistories(site: Site, kind: ItemKind): { params: { id: ItemId } }[] {
  return listItemPaths(site, kind).filter(({ params: { id } }) => site.history.removed.has(id) || hasHistory(site, id))
}

/** Every text that an item, or the introduction, had, and every move, newest first, each with who, when and why; texts compared with the one before. */
export function buildItemHistoryPage(site: Site, id: ItemId): ItemHistoryPage {
  const revisions = site.history.revisionsOf(id)
  const moved = Map.groupBy(listMoves(site, id).map((move, index) => ({ move, place: index + 1 })), ({ move }) => move.revisions)
  const pairs = Map.groupBy(listStatePairs(site, id), ({ after }) => after.place)
  const linkEarlier = (place: number): HistoryStep['earlier'] => (pairs.get(place) ?? []).toReversed().map((pair) => ({ href: linkStatePair(site, id, pair), title: nameState(site, pair.before.revision) }))
  const givers = Map.groupBy(listGivers(site, id), (giver) => site.history.removed.get(giver)!.commit.id)
  const taker = takerOf(site, id)
  return {
    name: nameItemEver(site, id),
    into: taker === null ? null : linkStory(site, taker),
    text: { label: site.t(revisions.at(-1)?.text === null ? 'history.last-text' : 'history.text'), href: linkItem(site, id).href },
    comparisons: linkItemComparisons(site, id),
    compare: revisions.filter(({ text }) => text).length > 2 ? site.links.compare(id) : null,
    steps: revisions
      .flatMap((revision, index): HistoryStep[] => {
        // It becomes of another kind, and is there again in the same moment.
        if (!revision.text && revision.commit === revisions[index + 1]?.commit) return []
        const moves = moved.get(index + 1) ?? []
        const state = describeStep(site, revision, findBefore(revisions, index), index)
        const together = moves.flatMap(({ move }) => (move.commit === revision.commit ? [tellMove(site, move)] : []))
        return [
          { ...state, told: [...together, ...state.told], sinceThen: compareWithToday(site, revision, revisions.slice(index + 1)), earlier: linkEarlier(index + 1), cameFrom: (givers.get(revision.commit.id) ?? []).map((giver) => linkStory(site, giver)) },
          ...moves.flatMap(({ move, place }) => (move.commit === revision.commit ? [] : [describeMoveStep(site, move, place)])),
        ]
      })
      .toReversed(),
  }
}

function describeMoveStep(site: Site, move: ItemMove, place: number): HistoryStep {
  const { id, at } = move.commit
  return {
    id: `m${place}`,
    at,
    date: site.date(at),
    what: site.t('history.moved'),
    note: describeMove(site, id),
    told: [tellMove(site, move)],
    titleDiffHtml: null,
    diffHtml: null,
    textHtml: null,
    sinceThen: null,
    earlier: [],
    cameFrom: [],
  }
}

/** The history of an item, under its name of today; its text, where that never changed. */
function linkStory(site: Site, id: ItemId): { label: string; href: string } {
  const { label, href } = linkItem(site, id)
  return { label, href: site.history.removed.has(id) || hasHistory(site, id) ? linkHistory(site, id) : href }
}

function compareWithToday(site: Site, { item, text }: ItemRevision, later: readonly ItemRevision[]): TextComparison | null {
  const today = later.at(-1)?.text
  if (!text || !today || later.length < 2 || isWithheld(site, item, [text, today])) return null
  const comparison = compareStates(site, text, today)
  return comparison.told.length > 0 ? comparison : null
}

/** The text that one was made from; that of another kind, where the item became of this one. */
function findBefore(revisions: readonly ItemRevision[], index: number): ItemRevision | null {
  const before = revisions[index - 1] ?? null
  return before && !before.text && before.commit === revisions[index]!.commit ? (revisions[index - 2] ?? null) : before
}

function describeStep(site: Site, { commit, item, kind, text }: ItemRevision, from: ItemRevision | null, index: number): Omit<HistoryStep, 'sinceThen' | 'earlier' | 'cameFrom'> {
  const before = from?.text ?? null
  const isHidden = isWithheld(site, item, [before, text])
  const isFirst = commit === site.state.log[0]
  const comparison: TextComparison = before && text && !isHidden ? compareStates(site, before, text) : { told: [], titleDiffHtml: null, diffHtml: null }
  return {
    ...comparison,
    id: stateAnchor(index + 1),
    at: commit.at,
    date: site.date(commit.at),
    what: text && before && kind && kind !== from?.kind ? site.t('history.became', { level: site.levelOf(kind) }) : site.t(!text ? 'history.removed' : isFirst ? 'history.first' : before ? 'history.changed' : 'history.added'),
    note: isFirst ? null : text ? describeRevision(site, commit.id, listBrought(site, item, commit.id)) : describeRemoval(site, commit.id),
    ...(isHidden && { told: [site.t('withheld.heading')] }),
    textHtml: text && !before && !isHidden ? renderText(site, text.body) : null,
  }
}
