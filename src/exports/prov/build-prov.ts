import type { ItemId } from '../../domain/plan.ts'
import { listSentences } from '../../provenance/index.ts'
import { listMoves } from '../../site/item-moves.ts'
import type { ItemText } from '../../site/plan-history.ts'
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
  const revisions = site.history.revisionsOf(item)
  let last: { name: string; text: ItemText } | null = null
  let isThere = false
  for (const [index, revision] of revisions.entries()) {
    const { commit, text } = revision
    // An item that becomes of another kind is there again in the same moment.
    if (!text && commit === revisions[index + 1]?.commit) continue
    const since = moves.get(index + 1) ?? []
    const previous: string | null = last && (isThere || (text && sharesSentences(last.text, text))) ? last.name : null
    const name = tellRevision(site, writer, revision, { previous, move: since.find((move) => move.commit === commit) })
    if (text && name !== null) last = { name, text }
    for (const move of since) if (move.commit !== commit && last) last = { ...last, name: tellMove(site, writer, revision, move, last.name) }
    isThere = text !== null
  }
}

/** Whether an item that left and came back has words that it had; under the same id may stand another text. */
function sharesSentences(before: ItemText, after: ItemText): boolean {
  const keys = new Set(listSentences(before.body).map(({ key }) => key))
  return listSentences(after.body).some(({ key }) => keys.has(key))
}
