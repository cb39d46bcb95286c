import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new empty folder, removed when the test that made it ends. To be called within a test. */
export async function createTempDir(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'plan-vivant-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}
