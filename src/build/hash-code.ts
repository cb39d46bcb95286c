import { hashFiles } from '../trace-cache/hash-files.ts'

/** SHA-256 of the code that makes the site, by path and bytes: the same for a checkout, a copy without `.git` and a fork. */
export function hashCode(project: string): Promise<string> {
  return hashFiles(project, ['src', 'public', 'astro.config.mjs', 'package-lock.json'])
}
