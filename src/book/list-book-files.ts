import type { Site } from '../site/site.ts'
import type { EditionAssets } from './assets.ts'
import { bindBook } from './bind-book.ts'
import { formatEdition } from './edition.ts'
import { formatEpub } from './epub/format-epub.ts'
import { EDITION_FILE, EPUB_FILE } from './taken-away.ts'

/** A file to take away: its path under the site's root, and what makes its bytes, or its text in UTF-8. */
export interface BookFile {
  path: string
  make(): Promise<string | Uint8Array>
}

/** The whole plan as files to take away; `assets` is asked when the one-file edition is made. */
export function listBookFiles(site: Site, assets: () => Promise<EditionAssets>): BookFile[] {
  return [
    { path: EDITION_FILE, make: async () => formatEdition(site.once(bindBook), await assets()) },
    { path: EPUB_FILE, make: async () => formatEpub(site.once(bindBook)) },
  ]
}
