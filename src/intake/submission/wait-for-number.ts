import type { ContributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'

/** In milliseconds. */
const patience = 800
/** With more before it, it would not have its number in that time. */
const few = 3

/**
 * Right after a contribution was kept: gives it a moment to get its number. With many in the queue, or nothing leaving, nobody waits;
 * nor on a code host, where writes that are seconds apart come before the number.
 */
export async function waitForNumber({ outbox, forge }: Pick<IntakeContext, 'outbox' | 'forge'>, id: ContributionId): Promise<void> {
  const { stop, waiting } = outbox.queue()
  if (stop || waiting.length > few || forge.activity) return
  const leaving = waiting.find(({ record: { entry } }) => entry.type === 'submit' && entry.draft.id === id)
  if (leaving) await outbox.settled(leaving.record.entry.id, patience)
}
