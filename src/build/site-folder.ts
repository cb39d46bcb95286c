import { constants, copyFileSync, linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compressFile, formEndings } from './compress.ts'

/** Files that are being compressed at the same time. */
const atOnce = 32

/** A site's folder while it is being filled. Paths are under its root, `/`-separated. */
export interface SiteFolder {
  /** Writes a new file and its compressed forms. Waits while much is being written. */
  write(path: string, bytes: Buffer): Promise<void>
  /** Takes a file with its compressed forms from a folder where it is the same; false where it is not there. */
  take(path: string, from: string): boolean
  /** From now on others read the folder: each file comes whole. */
  share(): void
  /** Resolves once everything is written. Throws what could not be. */
  whenWritten(): Promise<void>
}

/** Files that are taken are hard links where the disk allows it: nothing in a site's folder is ever written in place. */
export function openSiteFolder(dir: string, isSmall: boolean): SiteFolder {
  const made = new Set<string>()
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  let isShared = false
  const prepare = (file: string): void => {
    const folder = dirname(file)
    if (made.has(folder)) return
    mkdirSync(folder, { recursive: true })
    made.add(folder)
  }
  const put = (file: string, bytes: Buffer): void => {
    const written = isShared ? `${file}.partial` : file
    writeFileSync(written, bytes)
    if (isShared) renameSync(written, file)
  }
  const writeForms = async (path: string, bytes: Buffer): Promise<void> => {
    const forms = await compressFile(path, bytes, isSmall)
    if (forms) for (const [index, ending] of formEndings.entries()) put(join(dir, path + ending), forms[index]!)
  }
  return {
    async write(path, bytes) {
      const file = join(dir, path)
      prepare(file)
      put(file, bytes)
      const work = writeForms(path, bytes).catch((error: unknown) => failures.push(error)).then(() => void running.delete(work))
      running.add(work)
      if (running.size >= atOnce) await Promise.race(running)
    },
    take(path, from) {
      prepare(join(dir, path))
      if (!link(join(from, path), join(dir, path))) return false
      for (const ending of formEndings) link(join(from, path + ending), join(dir, path + ending))
      return true
    },
    share: () => void (isShared = true),
    async whenWritten() {
      await Promise.all(running)
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** False where there is nothing to take. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    // Another disk, or one without links.
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    return true
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
