import type { PersonId } from '../../domain/ids.ts'
import type { Clock, Forge } from '../../ports.ts'
import type { Coordinators } from './coordinators.ts'
import { setName } from './deliver-record.ts'
import type { HeldSubmissions } from './held-submissions.ts'
import type { Outbox } from './outbox.ts'

export interface NameKeepers {
  forge: Forge
  clock: Clock
  held: HeldSubmissions
  outbox: Outbox
  coordinators: Coordinators
}

/**
 * Takes a person's name out of what waits and of the `people` branch, so that nothing brings it back. For the process that owns the
 * folder. The desk goes on knowing a coordinator by theirs: without it nobody could tell whose link to revoke.
 */
export async function eraseName({ forge, clock, held, outbox, coordinators }: NameKeepers, person: PersonId): Promise<void> {
  await coordinators.noteNamed(person)
  await held.forgetName(person)
  await outbox.forgetName(person, () => setName(forge, person, null, clock))
}
