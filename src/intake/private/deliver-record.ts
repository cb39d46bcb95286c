import type { PersonId } from '../../domain/ids.ts'
import type { Clock, Forge } from '../../ports.ts'
import { writePeople } from '../../register/people.ts'
import { deliver } from '../../usecases/deliver.ts'
import type { DeliveryContext } from '../../usecases/delivery.ts'
import type { Delivery, OutboxRecord } from './outbox.ts'

/** Brings a record of the outbox into the repository: the entry, then the name, each only if it is not there yet. */
export async function deliverRecord(context: DeliveryContext, clock: Clock, record: OutboxRecord): Promise<Delivery> {
  const delivered = await deliver(context, record.entry)
  if (delivered.outcome === 'done' && record.name !== undefined) await setName(context.forge, record.entry.by, record.name, clock)
  return delivered
}

/** A chosen name, or null to remove it: the `people` branch is replaced, so that the old one cannot be read from it. */
export async function setName(forge: Forge, person: PersonId, name: string | null, clock: Clock, { coordinator = false } = {}): Promise<void> {
  await writePeople(
    forge,
    (people) => {
      const { [person]: known, ...others } = people
      if (name === null) return others
      return { ...others, [person]: { name, ...((coordinator || known?.coordinator) && { coordinator: true }) } }
    },
    clock.now().toISOString(),
  )
}
