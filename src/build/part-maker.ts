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
  /** That of the build before, if there is one, serves until `follow`. */
  mayFollow?: boolean
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

export interface MadePart {
  /** Every file of the part, by path; what may follow as it was. */
  files: ReadonlyMap<string, MadeFile>
  /** Paths of files that the part no longer has; null: nothing was kept. */
  gone: string[] | null
}

/** Makes one part of each site, and keeps the files that would be the same. */
export interface PartMaker {
  /** Writes what is new into the folder; what is kept stays where it is. A build that fails leaves what was remembered. */
  make(input: PartInput): Promise<MadePart>
  /** Makes what may follow of the last build, and gives all its files. */
  follow(): Promise<ReadonlyMap<string, MadeFile>>
  /** Takes into the folder of the last build what it kept, until `isStopped`: false then. */
  complete(isStopped: () => boolean): Promise<boolean>
  /** Notes what all reads gave, for the next build to compare with: best once nobody waits for the files; else the next build does it. */
  settle(): void
}

const page = /(?:^|\/)index\.html$/

interface Remembered {
  key: string
  dir: string
  folder: SiteFolder
  /** `dir`: the folder of the build that it was made for, or where it is now. */
  files: Map<string, MadeFile & { dir: string; reads: Reads }>
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
  let follow = async (): Promise<ReadonlyMap<string, MadeFile>> => new Map()
  let settle = (): void => {}
  return {
    follow: () => follow(),
    settle: () => settle(),
    async complete(isStopped) {
      if (!last) return true
      if (!(await last.folder.complete(isStopped))) return false
      for (const file of last.files.values()) file.dir = last.dir
      return true
    },
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
      const before = last
      const isSame = (reads: Reads): boolean => [...reads].every((read) => before!.given.get(read) === give(read))
      const log = createReadLog(tellings.name)
      const watched = watchSite(site, log)
      const files: Remembered['files'] = new Map()
      let hasKept = false
      const keep = ({ dir: from }: { dir: string }, path: string): boolean => {
        const isThere = folder.takeLater(path, from)
        hasKept ||= isThere
        return isThere
      }
      const makeFile = async ({ path, make, from }: FileToMake): Promise<void> => {
        const known = before?.files.get(path)
        if (known && isSame(known.reads) && keep(known, path)) return void files.set(path, known)
        const { value, reads } = await log.captureLater(async () => make())
        const digest = hash('sha256', value, 'base64url')
        if (known?.hash === digest && keep(known, path)) return void files.set(path, { ...known, reads })
        if (from === undefined || !folder.take(path, from)) await folder.write(path, value)
        files.set(path, { dir, reads, bytes: value.length, hash: digest, words: page.test(path) ? readPageWords(value.toString()) : null })
      }
      const following: FileToMake[] = []
      for (const file of await list(watched)) {
        const known = file.mayFollow ? before?.files.get(file.path) : undefined
        if (!known) await makeFile(file)
        else {
          files.set(file.path, known)
          following.push(file)
        }
      }
      const gone = before && hasKept ? [...before.files.keys()].filter((path) => !files.has(path)) : null
      last = { key, dir, folder, files, given }
      follow = async () => {
        for (const file of following.splice(0)) await makeFile(file)
        await folder.whenWritten()
        return files
      }
      settle = () => {
        for (const { reads } of files.values()) reads.forEach(give)
        settle = () => {}
      }
      return { files, gone }
    },
  }
}
