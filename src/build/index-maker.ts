import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildOffline, hashForCopy } from '../offline/build-offline.ts'
import { lastChange } from '../site/last-change.ts'
import { listSearchFacets } from '../site/search-facets.ts'
import type { Site } from '../site/site.ts'
import { tellOffline } from '../site/tell-offline.ts'
import { buildSearchFiles } from './build-search-files.ts'
import type { DescribedFile } from './orders.ts'
import type { PageWords } from './read-page-words.ts'
import type { SiteFolder } from './site-folder.ts'

interface SiteInFolder {
  site: Site
  key: string
  folder: SiteFolder
  /** Folders in which files of the build before stand. */
  before: readonly string[]
}

/** Makes what is computed from all other files of a site: the search index and the list of the offline copy. */
export interface IndexMaker {
  /** Whether those of the site before are there, to serve until this site's are made. */
  begin(now: SiteInFolder): boolean
  /** Writes those of the site that was begun last, from the files of both parts, where they changed; gives the paths of those that are no more. */
  make(files: readonly DescribedFile[]): Promise<string[]>
}

export function createIndexMaker(): IndexMaker {
  let current: SiteInFolder | null = null
  /** What was made last: hashes by path. */
  let last: { key: string; files: Map<string, string> } | null = null
  return {
    begin(now) {
      current = now
      const isThere = (path: string): boolean => now.before.some((dir) => existsSync(join(dir, path)))
      if (last?.key !== now.key || ![...last.files.keys()].every(isThere)) last = null
      return last !== null
    },
    async make(pages) {
      const { site, key, folder } = current!
      const words = new Map<string, PageWords>()
      for (const each of pages) if (each.words) words.set(each.path.replace(/index\.html$/, ''), each.words)
      const search = buildSearchFiles(words, listSearchFacets(site), site.date(lastChange(site), 'date-time'))
      const files = [...pages, ...[...search].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text), hash: hash('sha256', text, 'base64url') }))]
      const offline = await buildOffline(tellOffline(site), files.map((file) => ({ path: file.path, bytes: file.bytes, hash: hashForCopy(file.hash) })))
      // Heads name the other files, and so come after them.
      const made = new Map([...search, ...offline])
      const hashes = new Map<string, string>()
      for (const [path, text] of made) {
        const digest = hash('sha256', text, 'base64url')
        hashes.set(path, digest)
        if (last?.files.get(path) !== digest) await folder.write(path, Buffer.from(text))
      }
      await folder.whenWritten()
      const gone = [...(last?.files.keys() ?? [])].filter((path) => !made.has(path))
      last = { key, files: hashes }
      return gone
    },
  }
}
