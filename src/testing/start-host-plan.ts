import { join } from 'node:path'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { seedBareRepository } from '../git/seed-bare-repository.ts'
import type { Forge } from '../ports.ts'
import { loadState } from '../usecases/load-state.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { createTempDir } from './create-temp-dir.ts'
import { createTempRepository } from './create-temp-repository.ts'
import { smallPlan } from './create-test-forge.ts'

/** A folder that holds `smallPlan` in its embedded forge, as a first start leaves it, for the host's commands. */
export async function startHostPlan(): Promise<{ planDir: string; forge: Forge; state(): Promise<PlanState> }> {
  const planDir = await createTempDir()
  const { gitDir: source } = await createTempRepository(smallPlan)
  const gitDir = join(planDir, 'forge.git')
  await seedBareRepository({ gitDir, from: source, history: 'keep', at: '2026-01-01T00:00:00Z', message: 'plan: import\n' })
  const forge = createLocalForge({ gitDir })
  return { planDir, forge, state: async () => loadState(forge.repository, await forge.refresh()) }
}
