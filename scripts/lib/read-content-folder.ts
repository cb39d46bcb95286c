import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Every regular file under a folder, by `/`-separated path. Texts are decoded from UTF-8 (damage becomes U+FFFD); other files are ''. */
export async function readContentFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file).split(sep).join('/')
    files.set(path, /\.(?:md|mdx)$/i.test(path) ? await readFile(file, 'utf8') : '')
  }
  return files
}
