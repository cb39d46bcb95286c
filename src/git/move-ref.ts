import { stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommitId } from '../domain/ids.ts'
import { GitFailed } from './git-failed.ts'
import { readRefs } from './read-refs.ts'
import { runGit } from './run-git.ts'

const nothing = '0'.repeat(40)
/** Git holds a ref's lock for milliseconds; one this old was left by a power cut. In milliseconds. */
const abandonedAfter = 60_000

/**
 * Moves a ref by compare-and-swap, also against other processes. `expected` null: the ref must not exist; `to` null: removes it.
 * Returns true, or false when the ref was not where expected. Throws `GitFailed` for anything else.
 */
export async function moveRef(gitDir: string, ref: string, expected: CommitId | null, to: CommitId | null): Promise<boolean> {
  for (let retried = false; ; retried = true) {
    try {
      await runGit(['--git-dir', gitDir, 'update-ref', '--stdin', '-z'], { input: to === null ? `delete ${ref}\0${expected ?? ''}\0` : `update ${ref}\0${to}\0${expected ?? nothing}\0` })
      return true
    } catch (error) {
      if (!(error instanceof GitFailed)) throw error
      const actual = (await readRefs(gitDir, [ref])).get(ref) ?? null
      if (actual !== expected) return false
      if (retried || !(await removeAbandonedLock(gitDir, ref))) throw error
    }
  }
}

async function removeAbandonedLock(gitDir: string, ref: string): Promise<boolean> {
  const lock = join(gitDir, `${ref}.lock`)
  const age = await stat(lock).then((file) => Date.now() - file.mtimeMs, () => null)
  if (age === null) return true
  if (age < abandonedAfter) return false
  await unlink(lock).catch(() => {})
  return true
}
