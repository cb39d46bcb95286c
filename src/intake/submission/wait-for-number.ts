import type { ContributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'

/** In milliseconds. */
const patience = 800
/** With more before it, it would not have its number in that time. */
const few = 3

/** Right after a contribution was kept: gives it a moment to get its number. With many in the queue, or nothing leaving, nobody waits. */
export async function waitForNumber({ outbox }: Pick<IntakeContext, 'outbox'>, id: ContributionId): Promise<void> {
  const { stop, waiting } = outbox.queue()
  if (stop || waiting.length > few) return
  const leaving = waiting.find(({ record: { entry } }) => entry.type === 'submit' && entry.draft.id === id)
  if (leaving) await outbox.settled(leaving.record.entry.id, patience)
}
