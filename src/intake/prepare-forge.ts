import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { seedBareRepository } from '../git/seed-bare-repository.ts'
import type { Clock, Forge } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'

/** Where the embedded forge lives. */
export function forgeDir(settings: Pick<Settings, 'planDir'>): string {
  return join(settings.planDir, 'forge.git')
}

export interface ForgePreparation {
  settings: Settings
  /** Folder of the code, whose `content/` is the sample. */
  checkout: string
  clock: Clock
  publicUrl: DeliveryContext['publicUrl']
  /** What is being done, for the dictionary: `start.seed`, or `start.replay` with how far it is. */
  onStep(step: 'seed' | 'replay', progress?: { done: number; total: number }): void
}

/**
 * The embedded forge, made from its source the first time; the user's checkout and `PLAN_SOURCE` are only read. In the
 * demonstration the thread is replayed; each step looks before it writes, so that a start that was cut goes on at the next one.
 */
export async function prepareForge({ settings, checkout, clock, publicUrl, onStep }: ForgePreparation): Promise<Forge> {
  const gitDir = forgeDir(settings)
  const demo = settings.demo ? await loadDemo() : null
  if (!existsSync(gitDir)) {
    onStep('seed')
    const at = demo?.importDate ?? clock.now().toISOString()
    const history = settings.source ? 'keep' : 'none'
    await seedBareRepository({ gitDir, from: settings.source ?? checkout, history, at, message: 'plan: import\n' })
  }
  const forge = createLocalForge({ gitDir })
  await demo?.replayThread({ forge, publicUrl }, (done, total) => onStep('replay', { done, total }))
  return forge
}

/** Loaded only where it is wanted: a checkout that holds another plan has no `demo/`. */
async function loadDemo() {
  const [{ importDate }, { replayThread }] = await Promise.all([import('../demo/import-date.ts'), import('../demo/replay-thread.ts')])
  return { importDate, replayThread }
}
