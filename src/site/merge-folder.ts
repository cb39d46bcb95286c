import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Moves every file of a folder into another on the same disk, folders merged. A file that is there already is replaced. */
export async function mergeFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await mergeFolder(source, target)
    else await rename(source, target)
  }
}
