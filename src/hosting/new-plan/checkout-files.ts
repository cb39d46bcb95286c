import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Never the host's to lose: libraries, Git itself, what builds leave. */
const skipped = new Set(['node_modules', '.git', '.plan', '.astro', 'dist'])

/** Every file of a checkout, `/`-separated, without what is made again. */
export async function listFiles(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const kept = folder === '' ? entries.filter(({ name }) => !skipped.has(name)) : entries
  return (await Promise.all(kept.map((entry) => (entry.isDirectory() ? listFiles(root, `${folder}${entry.name}/`) : [`${folder}${entry.name}`])))).flat()
}

/** Folders that hold nothing any more: whether `src/demo/` is there says whose checkout it is. */
export async function removeEmptyFolders(root: string, folder = ''): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !(folder === '' && skipped.has(entry.name)))) await removeEmptyFolders(root, `${folder}${name}/`)
  if (folder !== '' && (await readdir(join(root, folder))).length === 0) await rm(join(root, folder), { recursive: true })
}
