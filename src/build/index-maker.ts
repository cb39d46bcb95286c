import { hash } from 'node:crypto'
import { buildOffline, hashForCopy } from '../offline/build-offline.ts'
import { lastChange } from '../site/last-change.ts'
import { listSearchFacets } from '../site/search-facets.ts'
import type { Site } from '../site/site.ts'
import { tellOffline } from '../site/tell-offline.ts'
import { buildSearchFiles } from './build-search-files.ts'
import { describeFiles } from './orders.ts'
import type { DescribedFile } from './orders.ts'
import type { MadeFile } from './part-maker.ts'
import type { PageWords } from './read-page-words.ts'
import type { SiteFolder } from './site-folder.ts'

interface SiteInFolder {
  site: Site
  key: string
  dir: string
  folder: SiteFolder
  /** The files of this process's part. */
  files: ReadonlyMap<string, MadeFile>
}

/** Makes what is computed from all other files of a site: the search index and the list of the offline copy. */
export interface IndexMaker {
  /** Keeps the files of the site before, which serve until `finish`; false where there are none. */
  begin(now: SiteInFolder): boolean
  /** Makes those of the site that was begun last, with the files of the other part; only files that changed are written. */
  finish(others: readonly DescribedFile[]): Promise<void>
  /** Notes that all of them stand in the folder of that site now. */
  complete(): void
}

export function createIndexMaker(): IndexMaker {
  let current: SiteInFolder | null = null
  /** What was made last, by path: hashes, and the folder that each stands in. */
  let last: { key: string; files: Map<string, { hash: string; dir: string }> } | null = null
  return {
    begin(now) {
      current = now
      if (last?.key !== now.key) last = null
      if (last && ![...last.files].every(([path, { dir }]) => now.folder.takeLater(path, dir))) last = null
      return last !== null
    },
    complete() {
      for (const file of last?.files.values() ?? []) file.dir = current!.dir
    },
    async finish(others) {
      const { site, key, dir, folder, files: own } = current!
      const pages = [...others, ...describeFiles(own)]
      const words = new Map<string, PageWords>()
      for (const each of pages) if (each.words) words.set(each.path.replace(/index\.html$/, ''), each.words)
      const search = buildSearchFiles(words, listSearchFacets(site), site.date(lastChange(site), 'date-time'))
      const files = [...pages, ...[...search].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), hash: hash('sha256', text, 'base64url') }))]
      const offline = await buildOffline(tellOffline(site), files.map((file) => ({ path: file.path, bytes: file.bytes, hash: hashForCopy(file.hash) })))
      // Heads name the other files, and so come after them.
      const made = new Map([...search, ...offline])
      const now: NonNullable<typeof last> = { key, files: new Map() }
      for (const [path, text] of made) {
        const [digest, known] = [hash('sha256', text, 'base64url'), last?.files.get(path)]
        const isKept = known?.hash === digest
        now.files.set(path, isKept ? known : { hash: digest, dir })
        if (!isKept) await folder.write(path, Buffer.from(text))
      }
      await folder.whenWritten()
      for (const path of last?.files.keys() ?? []) if (!made.has(path)) folder.remove(path)
      last = now
    },
  }
}
