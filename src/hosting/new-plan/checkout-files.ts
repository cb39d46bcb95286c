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

/** Removes files, and what folders of the program this leaves empty: whether `src/demo/` is there says whose checkout it is. A host's own folders stay, be they empty. */
export async function removeFiles(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(join(root, path))
  for (const top of new Set(paths.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/') + 1)))) await removeEmptyFolders(root, top)
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  for (const { name } of entries.filter((entry) => entry.isDirectory())) await removeEmptyFolders(root, `${folder}${name}/`)
  if ((await readdir(join(root, folder))).length === 0) await rm(join(root, folder), { recursive: true })
}
