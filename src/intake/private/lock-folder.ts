import { constants, copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'

/** Another process owns the folder. */
export class FolderLocked extends AppError {
  constructor(folder: string, pid: number) {
    super('private.locked', `${folder} is in use by process ${pid}.`, { data: { folder, pid } })
  }
}

/** Its name, or `lock.1`, `lock.2`… while one that was left behind is taken over. */
const lockName = /^lock(?:\.(\d+))?$/

/**
 * Makes this process the only one that serves a folder, until it ends. A lock left by a process that is gone is taken over.
 * Returns what gives it back. Throws `FolderLocked`. Of many that begin at once one goes on: a lock is there with its content or
 * not at all, nobody removes one to take its name, and who made one looks again before it holds.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const own = join(folder, `.lock-${process.pid}`)
  await writeFile(own, String(process.pid), { mode: 0o600 })
  try {
    for (;;) {
      const left = await readLocks(folder)
      const path = join(folder, left.length === 0 ? 'lock' : `lock.${Math.max(...left.map(({ place }) => place)) + 1}`)
      if (!(await linkOnce(own, path))) continue
      await readLocks(folder).catch(async (error: unknown) => {
        await removeOwn(path)
        throw error
      })
      for (const { name } of left) await rm(join(folder, name), { force: true })
      await rename(path, join(folder, 'lock'))
      return () => removeOwn(join(folder, 'lock'))
    }
  } finally {
    await rm(own, { force: true })
  }
}

/** Locks that nobody holds. Throws `FolderLocked` when another process holds one. */
async function readLocks(folder: string): Promise<{ name: string; place: number }[]> {
  const left: { name: string; place: number }[] = []
  for (const name of await readdir(folder)) {
    const found = lockName.exec(name)
    if (!found) continue
    const pid = Number(await readFile(join(folder, name), 'utf8').catch(() => ''))
    if (pid > 0 && pid !== process.pid && isRunning(pid)) throw new FolderLocked(folder, pid)
    left.push({ name, place: Number(found[1] ?? 0) })
  }
  return left
}

/** False when something has that name already. */
async function linkOnce(own: string, path: string): Promise<boolean> {
  const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST'
  try {
    // A disk without hard links makes the name alone at once.
    await link(own, path).catch((error: unknown) => (isTaken(error) ? Promise.reject(error) : copyFile(own, path, constants.COPYFILE_EXCL)))
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

async function removeOwn(path: string): Promise<void> {
  if (Number(await readFile(path, 'utf8').catch(() => '')) === process.pid) await rm(path, { force: true })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
