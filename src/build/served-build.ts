import { realpath, stat } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import { formEndings } from './compress.ts'

/** A build as it is served: folders, the latest first. Each holds what was made since the next one; the last one is whole. */
export type ServedBuild = readonly [BuildLayer, ...BuildLayer[]]

export interface BuildLayer {
  dir: string
  /** Paths of files that stand in a folder after this one, and are in the build no more. */
  gone: ReadonlySet<string>
}

export interface BuiltFile {
  /** On this machine; its compressed forms stand beside it. */
  path: string
  /** Under the site's root, `/`-separated. */
  name: string
}

/** A build whose folder holds all of it. */
export function serveWhole(dir: string): ServedBuild {
  return [{ dir, gone: new Set() }]
}

/** A regular file of a build, symbolic links followed and checked to stay inside; `dir/` means its index. Null: there is none. */
export async function findBuiltFile(build: ServedBuild, path: string): Promise<BuiltFile | null> {
  const name = posix.normalize(path === '' || path.endsWith('/') ? `${path}index.html` : path)
  for (const { dir, gone } of build) {
    const file = await findInside(dir, name)
    if (file || gone.has(withoutForm(name))) return file
  }
  return null
}

/** The path of the file that a path names, or names a compressed form of. */
export function withoutForm(path: string): string {
  const ending = formEndings.find((each) => path.endsWith(each)) ?? ''
  return path.slice(0, path.length - ending.length)
}

async function findInside(dir: string, name: string): Promise<BuiltFile | null> {
  try {
    const [root, real] = await Promise.all([realpath(dir), realpath(join(dir, name))])
    if (!real.startsWith(root + sep)) return null
    return (await stat(real)).isFile() ? { path: real, name } : null
  } catch {
    return null
  }
}
