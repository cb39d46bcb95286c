import { constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { compressFile, formEndings } from './compress.ts'

/** Files that are being compressed at the same time. */
const atOnce = 32

/** Files that are taken before others have their turn: some ten milliseconds. */
const takenAtOnce = 25

/** A site's folder while it is being filled. Paths are under its root, `/`-separated. */
export interface SiteFolder {
  /** Writes a file and its compressed forms; a file that is there is replaced in one step. Waits while much is being written. */
  write(path: string, bytes: Buffer): Promise<void>
  /** Takes a file with its compressed forms from a folder where it is the same; false where it is not there. */
  take(path: string, from: string): boolean
  /** The same for one that `complete` is to take, unless it is written or removed before. */
  takeLater(path: string, from: string): boolean
  /** Removes a file with its forms. */
  remove(path: string): void
  /** Takes what is still to be taken, until `isStopped`: false then. Throws what could not be. */
  complete(isStopped: () => boolean): Promise<boolean>
  /** Resolves once everything is written. Throws what could not be. */
  whenWritten(): Promise<void>
}

/** Kept files are hard links where the disk allows it: nothing in a site's folder is ever written in place. */
export function openSiteFolder(dir: string, isSmall: boolean): SiteFolder {
  const made = new Set<string>()
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  const later = new Map<string, string>()
  const prepare = (file: string): void => {
    const folder = dirname(file)
    if (made.has(folder)) return
    mkdirSync(folder, { recursive: true })
    made.add(folder)
  }
  const writeForms = async (path: string, bytes: Buffer, isNew: boolean): Promise<void> => {
    const forms = await compressFile(path, bytes, isSmall)
    for (const [index, ending] of formEndings.entries()) {
      if (forms) put(join(dir, path + ending), forms[index]!)
      else if (!isNew) rmSync(join(dir, path + ending), { force: true })
    }
  }
  const takeNow = (path: string, from: string): boolean => {
    prepare(join(dir, path))
    if (!link(join(from, path), join(dir, path))) return false
    // Asked for first: most files of a large site have none, and an error for each of thousands takes longer than all links.
    for (const ending of formEndings) if (existsSync(join(from, path + ending))) link(join(from, path + ending), join(dir, path + ending))
    return true
  }
  return {
    async write(path, bytes) {
      const file = join(dir, path)
      later.delete(path)
      prepare(file)
      const work = writeForms(path, bytes, put(file, bytes)).catch((error: unknown) => failures.push(error)).then(() => void running.delete(work))
      running.add(work)
      if (running.size >= atOnce) await Promise.race(running)
    },
    take: takeNow,
    takeLater(path, from) {
      const isThere = existsSync(join(from, path))
      if (isThere) later.set(path, from)
      return isThere
    },
    async complete(isStopped) {
      for (const [path, from] of later) {
        if (!takeNow(path, from)) throw new Error(`${join(from, path)} is gone: it was to be kept in ${dir}.`)
        later.delete(path)
        if (later.size % takenAtOnce > 0) continue
        await nextTurn()
        if (isStopped()) return false
      }
      return true
    },
    remove(path) {
      later.delete(path)
      for (const ending of ['', ...formEndings]) rmSync(join(dir, path + ending), { force: true })
    },
    async whenWritten() {
      await Promise.all(running)
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** Writes a file; one that is there is replaced in one step, as it may be a link to that of another build. False for such a one. */
function put(file: string, bytes: Buffer): boolean {
  try {
    writeFileSync(file, bytes, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const partial = `${file}.partial`
    writeFileSync(partial, bytes)
    renameSync(partial, file)
    return false
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
