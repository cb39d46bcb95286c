import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createBareRepository } from '../../src/git/create-bare-repository.ts'
import { moveRef } from '../../src/git/move-ref.ts'
import { runGit } from '../../src/git/run-git.ts'
import { AppError } from '../../src/domain/errors.ts'

/** A backup never overwrites another. */
export class BackupRefused extends AppError {
  constructor(folder: string) {
    super('backup.folder-not-empty', `${folder} holds something already: give an empty folder, or one that is not there yet.`, { data: { folder } })
  }
}

/**
 * Copies a plan's data into `folder`: `plan.bundle` (every branch with its history, as `git bundle` makes it) and `private/`.
 * Works while the server runs: Git reads a whole state, and each private file is written whole. The private part comes first, so
 * that what leaves it meanwhile is in both rather than in neither. `gitDir` is the repository that the plan is read from. Throws `BackupRefused`.
 */
export async function backUpPlan(planDir: string, folder: string, gitDir = join(planDir, 'forge.git')): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new BackupRefused(folder)
  await cp(join(planDir, 'private'), join(folder, 'private'), { recursive: true, filter: (path) => !path.endsWith('.tmp') })
  await runGit(['--git-dir', gitDir, 'bundle', 'create', '--quiet', join(folder, 'plan.bundle'), '--all'])
}

/** Makes a plan's folder from a backup. Throws `BackupRefused` when `planDir` holds something already. */
export async function restorePlan(folder: string, planDir: string, gitDir = join(planDir, 'forge.git')): Promise<void> {
  await mkdir(planDir, { recursive: true, mode: 0o700 })
  if ((await readdir(planDir)).length > 0) throw new BackupRefused(planDir)
  await createBareRepository(gitDir, async (partial) => {
    const refs = (await runGit(['--git-dir', partial, 'bundle', 'unbundle', join(folder, 'plan.bundle')])).toString().trim().split('\n')
    for (const line of refs) {
      const [commit = '', ref = ''] = line.split(' ')
      if (ref.startsWith('refs/heads/')) await moveRef(partial, ref, null, commit)
    }
  })
  await cp(join(folder, 'private'), join(planDir, 'private'), { recursive: true })
}
