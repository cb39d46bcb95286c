import type { Draft } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { IntakeContext } from '../context.ts'
import type { OutboxRecord, Queue } from '../private/outbox.ts'

/** What a contribution on its way waits for. `before`: how many entries leave before it. */
export type Wait = { for: 'turn'; before: number } | { for: 'pause' | 'company'; until: string } | { for: 'repository' | 'person' }

/** Where a contribution is on its way. `leaving`: kept, on its way to the repository; `held`: a coordinator looks first. */
export type Followed =
  | { stage: 'registered'; contribution: Contribution }
  | { stage: 'leaving'; draft: Draft; at: string; name?: string; wait: Wait }
  | { stage: 'held'; draft: Draft; at: string; name?: string }
  /** Held, and withdrawn by its proposer before anyone else read it. */
  | { stage: 'taken-back'; at: string; draft: Draft }
  | { stage: 'dropped'; reason: string; at: string; draft: Draft }

export async function findFollowed({ outbox, held }: IntakeContext, id: ContributionId, state: PlanState): Promise<Followed | null> {
  const contribution = state.contributions.get(id)
  if (contribution) return { stage: 'registered', contribution }
  const isIt = ({ entry }: OutboxRecord): boolean => entry.type === 'submit' && entry.draft.id === id
  const queue = outbox.queue()
  const place = queue.waiting.findIndex(({ record }) => isIt(record))
  const leaving = queue.waiting[place]?.record ?? (await outbox.listSetAside()).find(({ record }) => isIt(record))?.record
  if (leaving && 'draft' in leaving.entry) return { stage: 'leaving', draft: leaving.entry.draft, at: leaving.entry.at, ...(leaving.name && { name: leaving.name }), wait: place < 0 ? { for: 'person' } : waitAt(queue, place) }
  const waiting = await held.find(id)
  if (!waiting || !('draft' in waiting.record.entry)) return null
  const { draft, at } = waiting.record.entry
  if (waiting.dropped?.by === draft.person) return { stage: 'taken-back', at: waiting.dropped.at, draft }
  if (waiting.dropped) return { stage: 'dropped', reason: waiting.dropped.reason, at: waiting.dropped.at, draft }
  return { stage: 'held', draft, at, ...(waiting.record.name && { name: waiting.record.name }) }
}

function waitAt({ stop, waiting }: Queue, place: number): Wait {
  if (stop) return stop.why === 'paused' ? { for: 'pause', until: stop.until } : { for: 'repository' }
  const { why, nextTry } = waiting[place]!
  if (why === 'together' && nextTry) return { for: 'company', until: nextTry }
  return why === 'failed' ? { for: 'repository' } : { for: 'turn', before: place }
}
