import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../domain/errors.ts'

/**
 * Writes a file so that it is whole or not there at all, whatever is cut: temporary name, fsync, rename, fsync of the folder.
 * When it returns, the bytes survive a power cut. Throws `NotKept` (disk full, read-only…); then nothing is at `path` that was not there.
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content, 'utf8')
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new NotKept(path, cause)
  }
}

/** Removes a file for good: the folder is fsynced too. Nothing to do when it is not there. */
export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true })
  await syncFolder(dirname(path))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The private folder did not take what we had to keep: nothing may be called received. */
export class NotKept extends AppError {
  constructor(path: string, cause: unknown) {
    super('private.not-kept', `${path} could not be written, so nothing was recorded. Free some space or correct the folder's rights, then send again.`, { data: { path }, cause })
  }
}
