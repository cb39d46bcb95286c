import { lstat, readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { AppError } from '../domain/errors.ts'

/** The folder that was given as a plan's source holds no `content/`. */
export class NoContent extends AppError {
  constructor(folder: string) {
    super('source.no-content', `${folder} holds no content/ folder with files: give a folder or a Git repository that holds a plan.`, { data: { folder } })
  }
}

/** Bytes of every regular file under `folder`/content, by path from `folder`, sorted; links are passed over. Throws `NoContent`. */
export async function readContentFolder(folder: string): Promise<Map<string, Buffer>> {
  const top = join(folder, 'content')
  const isFolder = await lstat(top).then((stats) => stats.isDirectory(), () => false)
  const entries = isFolder ? await readdir(top, { recursive: true, withFileTypes: true }) : []
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  if (paths.length === 0) throw new NoContent(folder)
  const files = new Map<string, Buffer>()
  for (const path of paths) files.set(relative(folder, path).split(sep).join('/'), await readFile(path))
  return files
}
