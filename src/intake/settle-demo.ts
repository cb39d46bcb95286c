import { existsSync } from 'node:fs'
import { openRepository } from '../git/open-repository.ts'
import { runGit } from '../git/run-git.ts'
import { readRegister } from '../register/read-register.ts'
import type { Settings } from '../settings/settings.ts'
import { forgeDir } from './forge-dir.ts'

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
  const [{ demoId }, { importDate }] = await Promise.all([import('../demo/demo-id.ts'), import('../demo/import-date.ts')])
  const repository = openRepository(gitDir)
  const { register } = await repository.heads()
  const [first] = (await readRegister(repository, register)).events
  if (first) return first.id === demoId('event of comment 1')
  const roots = (await runGit(['--git-dir', gitDir, 'log', '--first-parent', '--max-parents=0', '--format=%ct', 'refs/heads/main'])).toString().trim()
  return Number(roots) * 1_000 === Date.parse(importDate)
}
