import { existsSync } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createBareRepository } from '../../src/git/create-bare-repository.ts'
import { moveRef } from '../../src/git/move-ref.ts'
import { runGit } from '../../src/git/run-git.ts'
import { AppError } from '../../src/domain/errors.ts'

/** `full`: a backup never overwrites anything. `no-plan`, `no-backup`: there is nothing of the kind to copy from. Nothing was written. */
export class BackupRefused extends AppError {
  readonly reason: 'full' | 'no-plan' | 'no-backup'
  constructor(reason: BackupRefused['reason'], folder: string) {
    super(`backup.${reason}`, `${folder} cannot be used (${reason}).`, { data: { folder } })
    this.reason = reason
  }
}

/**
 * Copies a plan's data into `folder`: `plan.bundle` (every branch with its history, as `git bundle` makes it) and `private/`.
 * Works while the server runs: Git reads a whole state, and each private file is written whole. The private part comes first, so
 * that what leaves it meanwhile is in both rather than in neither. `gitDir` is the repository that the plan is read from. Throws `BackupRefused`.
 */
export async function backUpPlan(planDir: string, folder: string, gitDir = join(planDir, 'forge.git')): Promise<void> {
  if (!existsSync(gitDir) || !existsSync(join(planDir, 'private'))) throw new BackupRefused('no-plan', planDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new BackupRefused('full', folder)
  await cp(join(planDir, 'private'), join(folder, 'private'), { recursive: true, filter: (path) => !path.endsWith('.tmp') })
  await runGit(['--git-dir', gitDir, 'bundle', 'create', '--quiet', join(folder, 'plan.bundle'), '--all'])
}

/** Makes a plan's folder from a backup. Throws `BackupRefused`. */
export async function restorePlan(folder: string, planDir: string, gitDir = join(planDir, 'forge.git')): Promise<void> {
  if (!existsSync(join(folder, 'plan.bundle'))) throw new BackupRefused('no-backup', folder)
  await mkdir(planDir, { recursive: true, mode: 0o700 })
  if ((await readdir(planDir)).length > 0) throw new BackupRefused('full', planDir)
  await createBareRepository(gitDir, async (partial) => {
    const refs = (await runGit(['--git-dir', partial, 'bundle', 'unbundle', join(folder, 'plan.bundle')])).toString().trim().split('\n')
    for (const line of refs) {
      const [commit = '', ref = ''] = line.split(' ')
      if (ref.startsWith('refs/heads/')) await moveRef(partial, ref, null, commit)
    }
  })
  await cp(join(folder, 'private'), join(planDir, 'private'), { recursive: true })
}
