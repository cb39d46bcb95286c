import type { PersonId } from '../../src/domain/ids.ts'
import { setName } from '../../src/intake/private/deliver-record.ts'
import { eraseName } from '../../src/intake/private/erase-name.ts'
import { createHeldSubmissions } from '../../src/intake/private/held-submissions.ts'
import { lockFolder } from '../../src/intake/private/lock-folder.ts'
import { createOutbox } from '../../src/intake/private/outbox.ts'
import type { OpenPlan } from './open-plan.ts'

/**
 * Erases a person's name. `isWaiting`: a record that waits carries it, which only the owner of the folder may change; throws
 * `FolderLocked` when that is another process, and nothing is erased then. Otherwise it works beside that process.
 */
export async function erasePerson({ settings, folder, forge, clock, coordinators }: OpenPlan, person: PersonId, isWaiting: boolean): Promise<void> {
  if (!isWaiting) {
    await coordinators.noteNamed(person)
    return setName(forge, person, null, clock)
  }
  const unlock = await lockFolder(settings.planDir)
  try {
    const outbox = await createOutbox({ folder, clock, deliver: null })
    await eraseName({ forge, clock, held: createHeldSubmissions(folder), outbox, coordinators }, person)
  } finally {
    await unlock()
  }
}
