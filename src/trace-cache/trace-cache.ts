import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { readEntry, writeEntry, type Parts } from './entry-file.ts'

/**
 * What was traced, kept on disk from one run to the next: a folder that can be deleted at any time, even while it is used. It only
 * saves time. Names say all that an entry was made of, so that none can be out of date; another version of the engine has others.
 * Reading and writing are synchronous; nothing here throws.
 */
export interface TraceCache {
  /** Nothing at all is kept: no name need be asked for. */
  isEmpty(): boolean
  /** What was kept under a name, or null; quick where there is nothing. */
  read(name: string): Parts | null
  /** A disk that is full, or a folder that cannot be written, keeps nothing. */
  keep(name: string, parts: Parts): void
}

export interface TraceCacheOptions {
  folder: string
  /** What made the entries: another version ignores them. */
  version: string
  /** Entries, and bytes of all together, beyond which the least recently used go. The newest always stays. */
  limits?: { entries: number; bytes: number }
}

const suffix = '.trace'
/** Partial files of a process that ended badly. */
const stale = 3_600_000

export function openTraceCache({ folder, version, limits = { entries: 12, bytes: 1_000_000_000 } }: TraceCacheOptions): TraceCache {
  const fileNameOf = (name: string): string => `${createHash('sha256').update(JSON.stringify([version, name])).digest('hex').slice(0, 40)}${suffix}`
  return {
    isEmpty: () => !listFiles(folder).some((file) => file.endsWith(suffix)),
    read(name) {
      const file = join(folder, fileNameOf(name))
      if (!existsSync(file)) return null
      const parts = readEntry(file, JSON.stringify([version, name]))
      attempt(() => (parts ? utimesSync(file, new Date(), new Date()) : rmSync(file, { force: true })))
      return parts
    },
    keep(name, parts) {
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        writeEntry(join(folder, fileNameOf(name)), JSON.stringify([version, name]), parts)
        trim(folder, fileNameOf(name), limits)
      })
    },
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function trim(folder: string, newest: string, limits: { entries: number; bytes: number }): void {
  const files = listFiles(folder).flatMap((name) => {
    try {
      const { size, mtimeMs } = statSync(join(folder, name))
      return [{ name, size, used: name === newest ? Number.POSITIVE_INFINITY : mtimeMs }]
    } catch {
      return []
    }
  })
  const remove = (name: string): void => attempt(() => rmSync(join(folder, name), { force: true }))
  for (const { name, used } of files) if (name.endsWith('.partial') && Date.now() - used > stale) remove(name)
  let [entries, bytes] = [0, 0]
  for (const { name, size } of files.filter(({ name }) => name.endsWith(suffix)).sort((first, second) => (first.used < second.used ? 1 : first.used > second.used ? -1 : first.name < second.name ? -1 : 1))) {
    entries++
    bytes += size
    if (entries > 1 && (entries > limits.entries || bytes > limits.bytes)) remove(name)
  }
}

/** The cache only saves time: what it cannot do is left undone. */
function attempt(action: () => void): void {
  try {
    action()
  } catch {}
}
