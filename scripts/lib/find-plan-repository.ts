import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seedBareRepository } from '../../src/git/seed-bare-repository.ts'
import { isShallow, locateRepository } from '../../src/git/locate-repository.ts'
import { RepositoryUnreadable } from '../../src/ports.ts'
import { forgeDir } from '../../src/intake/forge-dir.ts'
import type { Settings } from '../../src/settings/settings.ts'

/**
 * The repository that the site is built from: what `PLAN_DIR` holds; else `PLAN_SOURCE`; else this checkout, with its
 * branches, where its own plan is in it (in a clone, `register` and `people` may be the remote's). What has no history, and the
 * sample, goes into `scratch` first. Throws `RepositoryUnreadable` for a clone whose history was cut: origins would be missing.
 */
export async function findPlanRepository({ planDir, github, source, demo }: Pick<Settings, 'planDir' | 'github' | 'source' | 'demo'>, project: string, scratch: string): Promise<string> {
  const forge = forgeDir({ planDir, github })
  if (existsSync(forge)) return forge
  if (!source && !demo && existsSync(join(project, '.git'))) return requireWhole(project)
  const gitDir = join(scratch, 'forge.git')
  const at = demo ? (await import('../../src/demo/import-date.ts')).importDate : new Date().toISOString()
  await seedBareRepository({ gitDir, from: source ?? project, history: source ? 'keep' : 'none', at, message: 'plan: import\n' })
  return gitDir
}

async function requireWhole(folder: string): Promise<string> {
  if (isShallow(await locateRepository(folder))) throw new RepositoryUnreadable(`${folder} is a shallow clone: its history was cut. Run « git fetch --unshallow » there, or ask actions/checkout for « fetch-depth: 0 ».`)
  return folder
}
