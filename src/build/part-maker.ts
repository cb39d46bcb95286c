import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createReadLog } from '../site/reads/read-log.ts'
import type { Reads } from '../site/reads/read-log.ts'
import { createTellings } from '../site/reads/tellings.ts'
import { watchSite } from '../site/reads/watch-site.ts'
import type { Site } from '../site/site.ts'
import { readPageWords } from './read-page-words.ts'
import type { PageWords } from './read-page-words.ts'
import type { SiteFolder } from './site-folder.ts'

/** A file to make, by its path under the site's root. */
export interface FileToMake {
  path: string
  make(): Buffer | Promise<Buffer>
  /** A folder that holds it already, with its compressed forms. */
  from?: string
  /** That of the build before, if there is one, serves until `makeRest`. */
  canWait?: boolean
}

/** A file of the folder: the size and the hash (SHA-256, base64url) of what is in it. */
export interface MadeFile {
  bytes: number
  hash: string
  /** What search takes of it; null for what is no page. */
  words: PageWords | null
}

export interface PartInput {
  site: Site
  /** Of everything that makes a file and is no read of the site: code, settings, the plan's fields. Another key: all is made again. */
  key: string
  dir: string
  folder: SiteFolder
  /** Folders in which files of the build before stand, the latest first; that of the last `make` is the first, or all is made again. */
  before: readonly string[]
  list(site: Site): Promise<AsyncIterable<FileToMake>>
}

export interface MadePart {
  /** Every file of the part, by path; what can wait as it was. */
  files: ReadonlyMap<string, MadeFile>
  /** Paths of files that the part no longer has; null: nothing was kept. */
  gone: string[] | null
}

/** Makes one part of each site, and keeps the files that would be the same. */
export interface PartMaker {
  /** Writes what is new into the folder; what is kept stays where it is. A build that fails leaves what was remembered. */
  make(input: PartInput): Promise<MadePart>
  /** Makes what could wait, and gives every file of the part. */
  makeRest(): Promise<ReadonlyMap<string, MadeFile>>
  /** Notes what all reads gave, for the next build to compare with: best once nobody waits for the files; else the next build does it. */
  settle(): void
}

const page = /(?:^|\/)index\.html$/

interface Remembered {
  key: string
  dir: string
  files: Map<string, MadeFile & { reads: Reads }>
  /** What each read gave, hashed. */
  given: Map<string, string>
}

/**
 * A file is made again where something that it read of the site gives something else now, or is told to (`src/site/reads`). What was
 * read is remembered in memory alone: a process that starts makes everything. `isOnce`: it makes one part alone, and notes no read.
 */
export function createPartMaker({ isOnce = false } = {}): PartMaker {
  let tellings = createTellings()
  let last: Remembered | null = null
  let makeRest = async (): Promise<ReadonlyMap<string, MadeFile>> => new Map()
  let settle = (): void => {}
  return {
    makeRest: () => makeRest(),
    settle: () => settle(),
    async make({ site, key, dir, folder, before, list }) {
      settle()
      if (last?.key !== key || last.dir !== before[0]) {
        last = null
        tellings = createTellings()
      }
      const given = new Map<string, string>()
      const give = (read: string): string => {
        const known = given.get(read) ?? hash('sha1', tellings.tell(site, read), 'base64')
        given.set(read, known)
        return known
      }
      let known = last
      const isSame = (reads: Reads): boolean => [...reads].every((read) => known!.given.get(read) === give(read))
      const isThere = (path: string): boolean => before.some((each) => existsSync(join(each, path)))
      const log = createReadLog(tellings.name)
      const watched = isOnce ? site : watchSite(site, log)
      const files: Remembered['files'] = new Map()
      let hasKept = false
      const keep = (path: string, file: MadeFile & { reads: Reads }): void => {
        files.set(path, file)
        hasKept = true
      }
      const makeFile = async ({ path, make, from }: FileToMake): Promise<void> => {
        const old = known?.files.get(path)
        if (old && isSame(old.reads) && isThere(path)) return keep(path, old)
        const { value, reads } = await log.captureLater(async () => make())
        const digest = hash('sha256', value, 'base64url')
        if (old?.hash === digest && isThere(path)) return keep(path, { ...old, reads })
        if (from === undefined || !folder.take(path, from)) await folder.write(path, value)
        files.set(path, { reads, bytes: value.length, hash: digest, words: page.test(path) ? readPageWords(value.toString()) : null })
      }
      const waiting: FileToMake[] = []
      for await (const file of await list(watched)) {
        const old = file.canWait ? known?.files.get(file.path) : undefined
        if (!old) await makeFile(file)
        else {
          files.set(file.path, old)
          waiting.push(file)
        }
      }
      const gone = known && hasKept ? [...known.files.keys()].filter((path) => !files.has(path)) : null
      last = { key, dir, files, given }
      makeRest = async () => {
        for (const file of waiting.splice(0)) await makeFile(file)
        await folder.whenWritten()
        // What only the build before needed is let go.
        known = null
        return files
      }
      settle = () => {
        if (isOnce) return
        for (const { reads } of files.values()) reads.forEach(give)
        settle = () => {}
      }
      return { files, gone }
    },
  }
}
