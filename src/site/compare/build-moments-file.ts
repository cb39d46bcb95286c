import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId } from '../../domain/plan.ts'
import { hasHistory, listMoves, tellMove } from '../item-moves.ts'
import { linkHistory, nameItemEver } from '../item-states.ts'
import { linkItem } from '../link-item.ts'
import type { Site } from '../site.ts'
import type { ComparedItem, MomentsFile } from './comparison-files.ts'
import { describeMoment, linkProposals, listMoments } from './list-moments.ts'

/** What changed in the plan, and when. */
export function buildMomentsFile(site: Site): MomentsFile {
  const commits = listMoments(site)
  const places = new Map(commits.map(({ id }, index) => [id, index]))
  const ids = listChangedItems(site)
  const changed = new Set(ids)
  return {
    moments: commits.map((commit) => describeMoment(site, commit)),
    items: ids.map((id) => describeItem(site, id, places)),
    introduction: PLAN_ID,
    still: site.items.filter(({ id }) => !changed.has(id)).length,
  }
}

/** Those with more than the text and the place that were first recorded: they have a file of states. */
export function listChangedItems(site: Site): ItemId[] {
  return [...new Set([PLAN_ID, ...site.items.map(({ id }) => id), ...site.history.removed.keys()])].filter((id) => hasHistory(site, id))
}

function describeItem(site: Site, id: ItemId, places: ReadonlyMap<string, number>): ComparedItem {
  const moves = listMoves(site, id).map((move) => ({ moment: places.get(move.commit.id)!, told: tellMove(site, move), by: linkMove(site, id, move.commit.id) }))
  return {
    id,
    name: nameItemEver(site, id),
    href: linkItem(site, id).href,
    states: site.history.revisionsOf(id).map(({ commit, text }, index) => ({ moment: places.get(commit.id)!, place: index + 1, ...(!text && { gone: true as const }) })),
    ...(moves.length > 0 && { moves }),
  }
}

function linkMove(site: Site, id: ItemId, commit: string): ReturnType<typeof linkProposals> {
  const proposals = linkProposals(site, commit)
  return proposals.length > 0 ? proposals : [[site.t('history.link'), linkHistory(site, id)]]
}
