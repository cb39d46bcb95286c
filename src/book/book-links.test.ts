import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { createTestForge } from '../testing/create-test-forge.ts'
import { bundleAssets } from './assets.ts'
import { bindBook } from './bind-book.ts'
import { formatEdition } from './edition.ts'
import { formatEpub } from './epub/format-epub.ts'

/** Where words of the plan's texts lead. */
const linksOf = (page: string): string[] => [...page.matchAll(/<a href="([^"]*)">(?:l’action 1|rien)</g)].map(([, href]) => href!)

it('leads from words of the plan to the item that they name, in each form of the book, and makes nothing of an address that somebody typed', async () => {
  const forge = await createTestForge()
  await forge.repository.commit({ 'content/actions/medias.md': '---\nparent: recit\norder: 20\n---\nSur la base de [l’action 1](../actions/lieux.md) et de [rien](#item:rien).\n' })
  const book = bindBook(await createTestSite(forge))
  const page = formatEdition(book, await bundleAssets())
  expect(linksOf(page)).toContain('#lieux')
  const epub = unzipSync(formatEpub(book))
  const part = strFromU8(epub['EPUB/part-1.xhtml']!)
  expect(linksOf(part)).toContain('part-1.xhtml#lieux')
  expect(linksOf(part).filter((href) => href.includes('xhtml#rien'))).toEqual([])
})
