import { hashFiles } from './hash-files.ts'

/** Everything between Git's bytes and an origin. */
const roots = ['domain', 'text', 'merge', 'content', 'provenance', 'git-history', 'trace-cache', 'site/origins.ts', 'site/plan-history.ts'].map((path) => `src/${path}`)

/** The version of the engine in a checkout: a digest of its code, so that nobody has to think of raising a number, and of the Node that runs it, whose Unicode tables say what a letter is. */
export async function hashEngine(project: string): Promise<string> {
  return `${await hashFiles(project, [...roots, 'package-lock.json'])} ${process.version}`
}
