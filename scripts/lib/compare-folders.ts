import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface FolderComparison {
  /** Files that are the same, byte for byte. */
  same: number
  /** `/`-separated paths, in order: files of the first folder alone, of the second alone, and of both with other bytes. */
  onlyFirst: string[]
  onlySecond: string[]
  /** `line` (from 1) is the first that differs; null where either is no text. */
  different: { path: string; line: number | null }[]
}

/** Compares every file of two folders, byte for byte. Dates and rights are not compared. */
export async function compareFolders(first: string, second: string): Promise<FolderComparison> {
  const [one, two] = [await listFiles(first), await listFiles(second)]
  const comparison: FolderComparison = { same: 0, onlyFirst: without(one, two), onlySecond: without(two, one), different: [] }
  const others = new Set(two)
  for (const path of one.filter((each) => others.has(each))) {
    const [a, b] = await Promise.all([readFile(join(first, path)), readFile(join(second, path))])
    if (a.equals(b)) comparison.same += 1
    else comparison.different.push({ path, line: firstOtherLine(a, b) })
  }
  return comparison
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}

function firstOtherLine(a: Buffer, b: Buffer): number | null {
  if (a.includes(0) || b.includes(0)) return null
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return a.subarray(0, at).toString('latin1').split('\n').length
}

function without(paths: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return paths.filter((path) => !known.has(path))
}
