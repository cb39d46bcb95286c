import type { Issue } from '../../domain/errors.ts'
import { createOpaqueId } from '../../domain/ids.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import type { IntakeContext } from '../context.ts'
import type { Coordinator } from '../private/coordinators.ts'

/** What became of a coordinator's act. `kept`: on disk, its effect will follow. */
export type Act = { outcome: 'done' | 'kept' } | { outcome: 'refused'; issues: Issue[] }

/** Distributes over the union, so that each type of entry keeps its own fields. */
type Without<Entry, Keys extends PropertyKey> = Entry extends unknown ? Omit<Entry, Keys> : never
export type Deed = Without<OutboxEntry, 'id' | 'at' | 'by'>

/** How long a coordinator waits for the repository before being told that the act is kept. */
const patience = 10_000

/** Keeps a coordinator's act and waits for its effect. Throws `NotKept`, and then nothing was done. */
export async function act(context: IntakeContext, coordinator: Coordinator, deed: Deed): Promise<Act> {
  const { outbox, clock, randomBytes } = context
  const entry = { ...deed, id: createOpaqueId(randomBytes), at: clock.now().toISOString(), by: coordinator.id } as OutboxEntry
  const settled = outbox.settled(entry.id, patience)
  await outbox.add({ entry })
  const delivery = await settled
  if (delivery === null) return { outcome: 'kept' }
  return delivery.outcome === 'done' ? { outcome: 'done' } : delivery
}
