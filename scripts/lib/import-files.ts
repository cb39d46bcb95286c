import { readdir, readFile, stat } from 'node:fs/promises'
import { ImportError } from '../../src/import/import-error.ts'

/** Bytes of the file to import. @throws ImportError `import.missing`, `import.folder`. */
export async function readInput(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => undefined)
  if (!found) throw new ImportError('import.missing', 'No such file', { data: { file } })
  if (found.isDirectory()) throw new ImportError('import.folder', 'The input is a folder', { data: { file } })
  return readFile(file)
}

/** @throws ImportError `import.not-empty` where a folder holds something already, or is no folder. */
export async function checkOutput(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : ['.']))
  if (entries.length > 0) throw new ImportError('import.not-empty', 'The output folder is not empty', { data: { file: folder } })
}
