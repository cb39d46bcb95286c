import { hash } from 'node:crypto'
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
  list(site: Site): Iterable<FileToMake> | Promise<Iterable<FileToMake>>
}

/** Makes one part of each site, and keeps the files that would be the same. */
export interface PartMaker {
  /** Every file of the part, by path. A build that fails leaves what was remembered. */
  make(input: PartInput): Promise<ReadonlyMap<string, MadeFile>>
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
 * read is remembered in memory alone: a process that starts makes everything.
 */
export function createPartMaker(): PartMaker {
  let tellings = createTellings()
  let last: Remembered | null = null
  let settle = (): void => {}
  return {
    settle: () => settle(),
    async make({ site, key, dir, folder, list }) {
      settle()
      if (last?.key !== key) {
        last = null
        tellings = createTellings()
      }
      const given = new Map<string, string>()
      const give = (read: string): string => {
        const known = given.get(read) ?? hash('sha1', tellings.tell(site, read), 'base64')
        given.set(read, known)
        return known
      }
      const isSame = (reads: Reads): boolean => [...reads].every((read) => last!.given.get(read) === give(read))
      const log = createReadLog(tellings.name)
      const watched = watchSite(site, log)
      const files: Remembered['files'] = new Map()
      for (const { path, make, from } of await list(watched)) {
        const known = last?.files.get(path)
        if (known && isSame(known.reads) && folder.keep(path, last!.dir)) {
          files.set(path, known)
          continue
        }
        const { value, reads } = await log.captureLater(async () => make())
        const digest = hash('sha256', value, 'base64url')
        if (known?.hash === digest && folder.keep(path, last!.dir)) {
          files.set(path, { ...known, reads })
          continue
        }
        if (from === undefined || !folder.keep(path, from)) await folder.write(path, value)
        files.set(path, { reads, bytes: value.length, hash: digest, words: page.test(path) ? readPageWords(value.toString()) : null })
      }
      last = { key, dir, files, given }
      settle = () => {
        for (const { reads } of files.values()) reads.forEach(give)
        settle = () => {}
      }
      return files
    },
  }
}
