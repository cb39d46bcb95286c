import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { forgeDir } from '../../src/intake/forge-dir.ts'
import { openForge } from '../../src/intake/open-forge.ts'
import { createSigner } from '../../src/intake/guards/signer.ts'
import { createMessages } from '../../src/intake/messages.ts'
import type { Messages } from '../../src/intake/messages.ts'
import { createCoordinators } from '../../src/intake/private/coordinators.ts'
import type { Coordinators } from '../../src/intake/private/coordinators.ts'
import { createPrivateFolder } from '../../src/intake/private/private-folder.ts'
import type { PrivateFolder } from '../../src/intake/private/private-folder.ts'
import type { Clock, Forge } from '../../src/ports.ts'
import type { Settings } from '../../src/settings/settings.ts'
import { loadState } from '../../src/usecases/load-state.ts'
import type { PlanState } from '../../src/usecases/plan-state.ts'
import { readCommandSettings } from './read-command-settings.ts'

/** What the host's commands work on. Any process may write the forge: branches move by compare-and-swap. */
export interface OpenPlan {
  settings: Settings
  folder: PrivateFolder
  forge: Forge
  clock: Clock
  coordinators: Coordinators
  messages: Messages
  readState(): Promise<PlanState>
}

/** Null when the plan has not been started in `PLAN_DIR` yet. */
export async function openPlan(env: NodeJS.ProcessEnv, project: string): Promise<OpenPlan | null> {
  const settings = readCommandSettings(env, project)
  if (!existsSync(forgeDir(settings))) return null
  const folder = await createPrivateFolder(join(settings.planDir, 'private'))
  const forge = await openForge({ settings, folder })
  const clock = { now: () => new Date() }
  const readState = async () => loadState(forge.repository, await forge.refresh())
  const { plan } = await readState()
  return { settings, folder, forge, clock, coordinators: createCoordinators(folder, createSigner(folder.key), clock), messages: createMessages(plan.fields), readState }
}

/** The words for a plan that was not started; French, as for a plan that is not known. */
export const notStarted = createMessages({ lang: 'fr', 'time-zone': 'Europe/Paris' }).t('cli.not-started')
