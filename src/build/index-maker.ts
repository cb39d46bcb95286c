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
  /** Takes over the files of the site before, so that the folder can be served; false where there are none. */
  begin(now: SiteInFolder): boolean
  /** Makes those of the site that was begun last, with the files of the other part; only files that changed are written. */
  finish(others: readonly DescribedFile[]): Promise<void>
}

export function createIndexMaker(): IndexMaker {
  let current: SiteInFolder | null = null
  /** Paths and hashes of what was made last, and where. */
  let last: { key: string; dir: string; files: Map<string, string> } | null = null
  return {
    begin(now) {
      current = now
      if (last?.key !== now.key) last = null
      const isWhole = last !== null && [...last.files.keys()].every((path) => now.folder.keep(path, last!.dir))
      if (last && isWhole) last.dir = now.dir
      else last = null
      return isWhole
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
      const hashes = new Map<string, string>()
      for (const [path, text] of made) {
        const own = hash('sha256', text, 'base64url')
        hashes.set(path, own)
        if (last?.files.get(path) !== own) await folder.write(path, Buffer.from(text))
      }
      await folder.whenWritten()
      for (const path of last?.files.keys() ?? []) if (!made.has(path)) folder.remove(path)
      last = { key, dir, files: hashes }
    },
  }
}
