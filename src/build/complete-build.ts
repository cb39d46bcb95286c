import { constants, copyFile, link, mkdir, readdir, rename } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { formEndings } from './compress.ts'
import { type ServedBuild, withoutForm } from './served-build.ts'

/**
 * Puts into the first folder of a build all that stands in the others, as hard links where the disk allows it. One file after another, so
 * that a server keeps its threads; until `isStopped`: false then, and the next call goes on. Throws what the disk says.
 */
export async function completeBuild(build: ServedBuild, isStopped: () => boolean): Promise<boolean> {
  const { dir } = build[0]
  const prepared = new Set<string>()
  /** Paths of which it is known where they stand, or that they are gone. */
  const known = new Set<string>()
  for (const layer of build) {
    const files = new Set(await listFiles(layer.dir))
    for (const path of files) {
      // A form is taken with its file, and before it: where it is missing, so is the file, and both are taken the next time.
      if (layer.dir === dir || known.has(path) || withoutForm(path) !== path) continue
      if (isStopped()) return false
      await prepare(dirname(join(dir, path)), prepared)
      for (const ending of [...formEndings, '']) if (files.has(path + ending)) await take(join(layer.dir, path + ending), join(dir, path + ending))
    }
    for (const path of files) known.add(path)
    for (const path of layer.gone) known.add(path)
  }
  return true
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

async function prepare(folder: string, prepared: Set<string>): Promise<void> {
  if (prepared.has(folder)) return
  await mkdir(folder, { recursive: true })
  prepared.add(folder)
}

async function take(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    // An earlier call was ended between a form and its file.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    // A disk without links. The folder is being read: a file comes whole.
    await copyFile(from, `${to}.partial`, constants.COPYFILE_FICLONE)
    await rename(`${to}.partial`, to)
  }
}
