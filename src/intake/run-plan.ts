import type { Hono } from 'hono'
import type { Clock, Forge } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'
import type { ElsewhereContext } from '../usecases/elsewhere/elsewhere-context.ts'
import { createIntake } from './app.ts'
import type { Site } from './context.ts'
import { createSigner } from './guards/signer.ts'
import { createCoordinators } from './private/coordinators.ts'
import type { Coordinator, Coordinators } from './private/coordinators.ts'
import { deliverRecord, setName } from './private/deliver-record.ts'
import { createOutbox } from './private/outbox.ts'
import type { Outbox, OutboxTiming } from './private/outbox.ts'
import type { PrivateFolder } from './private/private-folder.ts'
import { createHostWatch } from './host-watch.ts'
import type { HostWatch } from './host-watch.ts'
import { createSiteAnnouncer } from './site-announcer.ts'
import type { SiteAnnouncer } from './site-announcer.ts'
import { personOfAccount } from './person-of-account.ts'
import { createPlainParser } from './submission/plain-parser.ts'

export interface PlanParts {
  settings: Settings
  forge: Forge
  folder: PrivateFolder
  site: Site
  clock: Clock
  publicUrl: DeliveryContext['publicUrl']
  /** Told of what kept an act on the code host from being taken in, or the site from being asked for, for now. */
  report?(error: unknown): void
  /** What the first coordinator is called when there is none yet. */
  coordinatorName: string
  /** Of the outbox; for tests. */
  timing?: OutboxTiming
}

export interface RunningPlan {
  intake: Hono
  outbox: Outbox
  coordinators: Coordinators
  /** The first coordinator who is still active. */
  first: Coordinator
  /** Brings in what happened on the forge. Throws what the forge throws. */
  refresh(): Promise<void>
  /** Absent where nobody can act on the code host itself. */
  watch: HostWatch | undefined
  /** Absent where the site is served from here, or where the forge builds none. */
  announcer: SiteAnnouncer | undefined
}

/** A build elsewhere takes minutes: one is asked for in this many milliseconds at most. */
const announceEvery = 120_000

/**
 * The whole product on a prepared forge, without a port to listen on. Pages read the copy on this machine, so that they answer
 * whether or not the forge does; what is written looks at the forge itself.
 */
export async function runPlan({ settings, forge, folder, site, clock, publicUrl, coordinatorName, report = console.error, timing }: PlanParts): Promise<RunningPlan> {
  const signer = createSigner(folder.key)
  const plain = createPlainParser()
  const coordinators = createCoordinators(folder, signer, clock)
  const first = (await coordinators.list()).find((one) => !one.revokedAt) ?? (await coordinators.add(coordinatorName, { unnamed: true }))
  const outbox = await createOutbox({ folder, clock, deliver: (record) => deliverRecord({ forge, publicUrl }, clock, record), onDelivered: () => site.follow(), ...(timing && { timing }) })
  const watch = hasActivity(forge) ? createHostWatch({ context: { forge, personOf: async (account) => personOfAccount(signer, account), fromPlain: (words) => plain.fromPlain(words, '') }, folder, outbox, onChanged: () => site.follow(), report }) : undefined
  const announcer = settings.intakeUrl !== null && forge.announce ? createSiteAnnouncer({ forge: { repository: forge.repository, announce: forge.announce }, folder, clock, every: announceEvery, report }) : undefined
  const copy: Forge = { ...forge, refresh: () => forge.repository.heads() }
  let isNamed = false
  return {
    intake: createIntake({ forge: copy, clock, settings, folder, outbox, coordinators, site, watch }),
    outbox,
    coordinators,
    first,
    watch,
    announcer,
    async refresh() {
      await forge.refresh()
      if (isNamed) return
      // Once, and not at each start: a name that was erased would come back.
      if ((await coordinators.findActive(first.id))?.unnamed) {
        await setName(forge, first.id, first.name, clock, { coordinator: true })
        await coordinators.noteNamed(first.id)
      }
      isNamed = true
    },
  }
}

function hasActivity(forge: Forge): forge is ElsewhereContext['forge'] {
  return forge.activity !== undefined
}
