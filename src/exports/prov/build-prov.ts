import type { ItemId } from '../../domain/plan.ts'
import { listMoves } from '../../site/item-moves.ts'
import type { Site } from '../../site/site.ts'
import type { ProvDocument } from './prov-schema.ts'
import { createProvWriter } from './prov-writer.ts'
import type { ProvWriter } from './prov-writer.ts'
import { tellProposal } from './tell-proposal.ts'
import { tellMove, tellRevision } from './tell-revision.ts'

/** Where every text of the plan comes from, and what became of every proposal. */
export function buildPlanProv(site: Site): ProvDocument {
  const writer = createProvWriter(site)
  for (const item of new Set(site.history.all.map((revision) => revision.item))) tellItemHistory(site, writer, item)
  for (const contribution of site.state.contributions.values()) if (contribution.kind !== 'comment') tellProposal(site, writer, contribution)
  return writer.document()
}

/** Where one item comes from: its revisions, and the proposals on it, also those that changed nothing. */
export function buildItemProv(site: Site, item: ItemId): ProvDocument {
  const writer = createProvWriter(site)
  tellItemHistory(site, writer, item)
  for (const contribution of site.index.proposalsOf(item)) tellProposal(site, writer, contribution)
  return writer.document()
}

export function formatProv(document: ProvDocument): string {
  return `${JSON.stringify(document, null, 1)}\n`
}

function tellItemHistory(site: Site, writer: ProvWriter, item: ItemId): void {
  const moves = Map.groupBy(listMoves(site, item), ({ revisions }) => revisions)
  let previous: string | null = null
  for (const [index, revision] of site.history.revisionsOf(item).entries()) {
    const since = moves.get(index + 1) ?? []
    previous = tellRevision(site, writer, revision, { previous, move: since.find(({ commit }) => commit === revision.commit) })
    for (const move of since) if (move.commit !== revision.commit) previous = tellMove(site, writer, revision, move, previous)
  }
}
