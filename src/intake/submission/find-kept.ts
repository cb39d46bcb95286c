import type { Draft } from '../../domain/amendment.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'

/** The words of a contribution as first received, wherever it is: on its way, set aside, held, or in the register. Null when there is none. */
export async function findKept({ outbox, held, readState }: IntakeContext, id: ContributionId): Promise<Draft | null> {
  const leaving = outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === id)
  if (leaving && 'draft' in leaving.entry) return leaving.entry.draft
  const aside = (await outbox.listSetAside()).find(({ record: { entry } }) => entry.type === 'submit' && entry.draft.id === id)
  if (aside && 'draft' in aside.record.entry) return aside.record.entry.draft
  const waiting = await held.find(id)
  if (waiting && 'draft' in waiting.record.entry) return waiting.record.entry.draft
  const event = (await readState()).contributions.get(id)?.history[0]
  return event && 'draft' in event ? event.draft : null
}
