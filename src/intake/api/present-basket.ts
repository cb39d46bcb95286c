import type { z } from 'zod'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import type { WaitingDecision } from '../desk/basket/read-basket.ts'
import type { BasketReview } from '../desk/basket/review-basket.ts'
import type { Messages } from '../messages.ts'
import { presentItem } from './present.ts'
import type { basketBody } from './basket-schemas.ts'

/** A basket as JSON, and whose decisions wait in the others. */
export function presentBasket({ entries, items, renumbered, digest }: BasketReview, waiting: ReadonlyMap<ContributionId, readonly WaitingDecision[]>, me: PersonId, messages: Messages): z.infer<typeof basketBody> {
  return {
    decisions: entries.map(({ entry, contribution, obstacle, isLeaving, collisions }) => ({
      contribution: contribution.id,
      ...(contribution.number !== undefined && { number: contribution.number }),
      at: entry.at,
      outcome: entry.decision.outcome,
      ...(entry.decision.reason && { reason: entry.decision.reason }),
      ...(entry.settles && { settles: entry.settles }),
      leaving: isLeaving,
      obstacle,
      collisions: collisions.map(({ item, reason, between }) => ({ item, reason, between })),
    })),
    items: items.map((item) => presentItem(item, messages)),
    numbers: renumbered.map(({ item, kind, from, to }) => ({ item, kind, ...(from !== undefined && { from }), ...(to !== undefined && { to }) })),
    digest,
    others: [...waiting.values()].flat().filter(({ person }) => person !== me).map(({ person, name, outcome, entry }) => ({ person, ...(name && { name }), contribution: entry.decision.contribution, outcome, at: entry.at })),
  }
}
