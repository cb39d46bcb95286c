import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { chainKeys } from './chain-keys.ts'
import { readEntry, writeEntry, type Parts } from './entry-file.ts'

/**
 * What was traced, kept on disk from one run to the next: a folder that can be deleted at any time, even while it is used. It only
 * saves time. An entry is found by the engine's version and by the keys of all steps that led to it, so that no entry is ever
 * wrong: another history, or another engine, has other names. Reading and writing are synchronous; nothing here throws.
 */
export interface TraceCache {
  /** The latest step of these that was kept, with how many steps that makes. */
  nearest(keys: readonly string[]): { done: number; parts: Parts } | null
  /** Keeps what all these steps come to. A disk that is full, or a folder that cannot be written, keeps nothing. */
  keep(keys: readonly string[], parts: Parts): void
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
  const nameOf = (link: string): string => chainKeys([version, link])[1]!.slice(0, 40)
  const fileOf = (name: string): string => join(folder, `${name}${suffix}`)
  return {
    nearest(keys) {
      const present = new Set(listFiles(folder))
      const chain = present.size === 0 ? [] : chainKeys(keys)
      for (let done = chain.length; done > 0; done--) {
        const name = nameOf(chain[done - 1]!)
        if (!present.has(`${name}${suffix}`)) continue
        const parts = readEntry(fileOf(name), name)
        if (parts === null) {
          attempt(() => rmSync(fileOf(name), { force: true }))
          continue
        }
        attempt(() => utimesSync(fileOf(name), new Date(), new Date()))
        return { done, parts }
      }
      return null
    },
    keep(keys, parts) {
      const last = chainKeys(keys).at(-1)
      if (last === undefined) return
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        writeEntry(fileOf(nameOf(last)), nameOf(last), parts)
        trim(folder, nameOf(last), limits)
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
      return [{ name, size, used: name === `${newest}${suffix}` ? Number.POSITIVE_INFINITY : mtimeMs }]
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
