import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listBookFiles } from '../book/list-book-files.ts'
import { useSite } from '../site/context.ts'
import { buildOfflineElement, listOfflineElements } from '../site/offline-element.ts'
import { keepShare } from '../site/keep-share.ts'
import { readSiteInput, SITE_INPUT_VARIABLE } from '../site/site-input.ts'
import { shareTraced, warnOfOrphans } from '../site/warn-of-orphans.ts'
import { listDocuments } from './list-documents.ts'
import { listPictures } from './social/list-pictures.ts'

// A build runs this beside Astro, in a process of its own: thousands of small files would cost Astro as much as pages.
// What it prints is told to whoever builds.
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say in which folder to write.')
const made = new Set<string>()
const write = async (path: string, content: string | Uint8Array): Promise<void> => {
  const file = join(folder, path)
  if (!made.has(dirname(file))) made.add((await mkdir(dirname(file), { recursive: true }), dirname(file)))
  await writeFile(file, content)
}

const site = await useSite()
for (const { path, text } of listDocuments(site)) await write(path, text)
for (const id of listOfflineElements(site)) await write(`hors-ligne/elements/${id}.json`, JSON.stringify(buildOfflineElement(site, id)))
for (const { path, bytes } of listPictures(site)) await write(path, bytes)
for (const { path, content } of await listBookFiles(site)) await write(path, content)

const { cacheDir } = await readSiteInput(process.env[SITE_INPUT_VARIABLE])
const warning = warnOfOrphans(site, await keepShare(cacheDir, shareTraced(site)))
if (warning) console.log(warning)
