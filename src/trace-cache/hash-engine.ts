import { hashFiles } from './hash-files.ts'

/** Everything between Git's bytes and an origin. */
const roots = ['domain', 'text', 'merge', 'content', 'provenance', 'git', 'git-history', 'trace-cache', 'site'].map((path) => `src/${path}`)

/**
 * The version of the engine in a checkout: a digest of its code, so that nobody has to think of raising a number, and of the Node
 * that runs it (whose Unicode tables say what a letter is) and its kind of machine (which says how numbers are laid out).
 */
export async function hashEngine(project: string): Promise<string> {
  return `${await hashFiles(project, [...roots, 'package-lock.json'])} ${process.version} ${process.arch}`
}
