import { readdir } from 'node:fs/promises'

/** Whether a site may be built in a folder, whatever is in it being lost: it is not there, it is empty, or it holds an earlier site. A file is not replaceable. */
export async function isReplaceable(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder)
    return names.length === 0 || names.includes('build.json')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
