import { existsSync } from 'node:fs'
import { openRepository } from '../git/open-repository.ts'
import { runGit } from '../git/run-git.ts'
import { seedBareRepository } from '../git/seed-bare-repository.ts'
import type { Clock, Forge } from '../ports.ts'
import { readRegister } from '../register/read-register.ts'
import type { Settings } from '../settings/settings.ts'
import type { DeliveryContext } from '../usecases/delivery.ts'
import { forgeDir } from './forge-dir.ts'

export interface ForgePreparation {
  settings: Settings
  /** As `openForge` gave it. */
  forge: Forge
  /** Folder of the code, whose `content/` is the sample. */
  checkout: string
  clock: Clock
  publicUrl: DeliveryContext['publicUrl']
  /** What is being done, for the dictionary: `start.seed`, `start.fetch`, or `start.replay` with how far it is. */
  onStep(step: 'seed' | 'fetch' | 'replay', progress?: { done: number; total: number }): void
  /** Told when the forge does not answer and an earlier copy is served; what comes in waits in the outbox. */
  onStale(error: unknown): void
}

/**
 * Brings what the forge holds onto this machine. The embedded forge is made from its source the first time; the user's checkout
 * and `PLAN_SOURCE` are only read. In the demonstration the thread is replayed; each step looks before it writes, so that a start
 * that was cut goes on at the next one. Throws what the forge throws when there is not even an earlier copy.
 */
export async function prepareForge({ settings, forge, checkout, clock, publicUrl, onStep, onStale }: ForgePreparation): Promise<void> {
  const gitDir = forgeDir(settings)
  if (settings.github) {
    onStep('fetch')
    await forge.refresh().catch((error: unknown) => {
      if (!existsSync(gitDir)) throw error
      onStale(error)
    })
    return
  }
  const demo = settings.demo ? await loadDemo() : null
  if (!existsSync(gitDir)) {
    onStep('seed')
    const at = demo?.importDate ?? clock.now().toISOString()
    const history = settings.source ? 'keep' : 'none'
    await seedBareRepository({ gitDir, from: settings.source ?? checkout, history, at, message: 'plan: import\n' })
  }
  await demo?.replayThread({ forge, publicUrl }, (done, total) => onStep('replay', { done, total }))
}

/**
 * The settings, without the demonstration where another plan is in the folder already: code that carries the sample, copied over
 * a host's own, would write the sample's thread into the register of that plan.
 */
export async function settleDemo(settings: Settings): Promise<Settings> {
  const gitDir = forgeDir(settings)
  if (!settings.demo || !existsSync(gitDir)) return settings
  return { ...settings, demo: await isMadeByDemo(gitDir) }
}

/** A replay that was cut before its first event left the plan as it was imported: its date tells. */
async function isMadeByDemo(gitDir: string): Promise<boolean> {
  const [{ importDate }, { demoId }] = await Promise.all([import('../demo/import-date.ts'), import('../demo/demo-id.ts')])
  const repository = openRepository(gitDir)
  const { register } = await repository.heads()
  const [first] = (await readRegister(repository, register)).events
  if (first) return first.id === demoId('event of comment 1')
  const roots = (await runGit(['--git-dir', gitDir, 'log', '--first-parent', '--max-parents=0', '--format=%ct', 'refs/heads/main'])).toString().trim()
  return Number(roots) * 1_000 === Date.parse(importDate)
}

/** Loaded only where it is wanted: a checkout that holds another plan has no `demo/`. */
async function loadDemo() {
  const [{ importDate }, { replayThread }] = await Promise.all([import('../demo/import-date.ts'), import('../demo/replay-thread.ts')])
  return { importDate, replayThread }
}
