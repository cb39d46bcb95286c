import type { Site } from '../site/site.ts'
import { bundleAssets } from './assets.ts'
import { bindBook } from './bind-book.ts'
import { formatEdition } from './edition.ts'
import { formatEpub } from './epub/format-epub.ts'
import { EDITION_FILE, EPUB_FILE } from './taken-away.ts'

/** A file to take away: its path under the site's root, and its bytes, or its text in UTF-8. */
export interface BookFile {
  path: string
  content: string | Uint8Array
}

/** The whole plan as files to take away. */
export async function listBookFiles(site: Site): Promise<BookFile[]> {
  const bound = bindBook(site)
  return [
    { path: EDITION_FILE, content: formatEdition(bound, await bundleAssets()) },
    { path: EPUB_FILE, content: formatEpub(bound) },
  ]
}
