import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { useSite } from '../site/context.ts'
import { listDocuments } from './list-documents.ts'

// A build runs this beside Astro, in a process of its own: thousands of small files cost Astro as much as pages.
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say in which folder to write.')
const made = new Set<string>()
for (const { path, text } of listDocuments(await useSite())) {
  const file = join(folder, path)
  if (!made.has(dirname(file))) made.add((await mkdir(dirname(file), { recursive: true }), dirname(file)))
  await writeFile(file, text)
}
