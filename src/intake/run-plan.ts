import type { Hono } from 'hono'
import type { Clock, Forge } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'
import { createIntake } from './app.ts'
import type { Site } from './context.ts'
import { createSigner } from './guards/signer.ts'
import { createCoordinators } from './private/coordinators.ts'
import type { Coordinator, Coordinators } from './private/coordinators.ts'
import { deliverRecord, setName } from './private/deliver-record.ts'
import { createOutbox } from './private/outbox.ts'
import type { Outbox } from './private/outbox.ts'
import type { PrivateFolder } from './private/private-folder.ts'

export interface PlanParts {
  settings: Settings
  forge: Forge
  folder: PrivateFolder
  site: Site
  clock: Clock
  publicUrl: DeliveryContext['publicUrl']
  /** What the first coordinator is called when there is none yet. */
  coordinatorName: string
}

export interface RunningPlan {
  intake: Hono
  outbox: Outbox
  coordinators: Coordinators
  /** The first coordinator who is still active. */
  first: Coordinator
  /** Brings in what happened on the forge. Throws what the forge throws. */
  refresh(): Promise<void>
}

/**
 * The whole product on a prepared forge, without a port to listen on. Pages read the copy on this machine, so that they answer
 * whether or not the forge does; what is written looks at the forge itself.
 */
export async function runPlan({ settings, forge, folder, site, clock, publicUrl, coordinatorName }: PlanParts): Promise<RunningPlan> {
  const coordinators = createCoordinators(folder, createSigner(folder.key), clock)
  const first = (await coordinators.list()).find((one) => !one.revokedAt) ?? (await coordinators.add(coordinatorName))
  const outbox = await createOutbox({ folder, clock, deliver: (record) => deliverRecord({ forge, publicUrl }, clock, record), onDelivered: () => site.rebuild() })
  const copy: Forge = { ...forge, refresh: () => forge.repository.heads() }
  let isNamed = false
  return {
    intake: createIntake({ forge: copy, clock, settings, folder, outbox, coordinators, site }),
    outbox,
    coordinators,
    first,
    async refresh() {
      await forge.refresh()
      if (!isNamed) await setName(forge, first.id, first.name, clock, { coordinator: true })
      isNamed = true
    },
  }
}
