import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes temporary folders for a whole test file, also in `beforeAll`; they go when its tests are over. */
export function useTempDirs(): () => Promise<string> {
  const folders: string[] = []
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 }))).then(() => undefined))
  return async () => {
    const folder = await mkdtemp(join(await realpath(tmpdir()), 'plan-vivant-'))
    folders.push(folder)
    return folder
  }
}
