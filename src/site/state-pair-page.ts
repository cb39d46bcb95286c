import type { ItemId, ItemKind } from '../domain/plan.ts'
import type { TextComparison } from './compare-texts.ts'
import { listBrought } from './brought-words.ts'
import { describeRevision, tellRemoval } from './describe-revision.ts'
import { listItemHistories } from './item-history-page.ts'
import { compareStates, linkHistory, nameItemEver, nameState, stateAnchor } from './item-states.ts'
import type { ItemRevision } from './plan-history.ts'
import type { Site } from './site.ts'
import { listStatePairs, nameStatePair } from './state-pairs.ts'

/** Two texts that one item had. */
export interface StatePairPage extends TextComparison {
  name: string
  history: string
  /** Names of the two, the earlier one first. */
  before: string
  after: string
  /** What made one of the other, oldest first, each where the history tells it. */
  steps: { title: string; href: string; roles: string[] }[]
}

/** Pairs that have a page, of the items of one level that have a history. */
export function listStatePairPages(site: Site, kind: ItemKind): { params: { id: ItemId; pair: string } }[] {
  return listItemHistories(site, kind).flatMap(({ params: { id } }) => listStatePairNames(site, id).map((pair) => ({ params: { id, pair } })))
}

export function listStatePairNames(site: Site, id: ItemId): string[] {
  return listStatePairs(site, id).map(nameStatePair)
}

/** `pair`: one of `listStatePairNames`. */
export function buildStatePairPage(site: Site, id: ItemId, pair: string): StatePairPage {
  const { before, after } = listStatePairs(site, id).find((each) => nameStatePair(each) === pair)!
  const history = linkHistory(site, id)
  const between = site.history.revisionsOf(id).slice(before.place, after.place)
  return {
    ...compareStates(site, before.text, after.text),
    name: nameItemEver(site, id),
    history,
    before: nameState(site, before.revision),
    after: nameState(site, after.revision),
    steps: between.map((revision, index) => ({ ...tellStep(site, revision), href: `${history}#${stateAnchor(before.place + index + 1)}` })),
  }
}

function tellStep(site: Site, revision: ItemRevision): { title: string; roles: string[] } {
  const { commit, item, text } = revision
  if (!text) return { title: `${site.t('history.removed')}, ${site.date(commit.at)}`, roles: tellRemoval(site, commit.id) }
  return { title: nameState(site, revision), roles: describeRevision(site, commit.id, listBrought(site, item, commit.id))?.roles ?? [] }
}
