import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'

/** Another process owns the folder. */
export class FolderLocked extends AppError {
  constructor(folder: string, pid: number) {
    super('private.locked', `${folder} is in use by process ${pid}.`, { data: { folder, pid } })
  }
}

/**
 * Makes this process the only one that serves a folder, until it ends. A lock left by a process that is gone is taken over.
 * Returns what gives it back. Throws `FolderLocked`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'lock')
  const unlock = () => rm(path, { force: true })
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(String(process.pid))
      await file.close()
      return unlock
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const pid = Number(await readFile(path, 'utf8').catch(() => ''))
      if (pid > 0 && pid !== process.pid && isRunning(pid)) throw new FolderLocked(folder, pid)
      await unlock()
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
