import type { CommitId } from '../domain/ids.ts'
import { runGit } from './run-git.ts'

/** Object ids of the refs that exist among `names` (full names), in one process. Throws `GitFailed`. */
export async function readRefs(gitDir: string, names: readonly string[]): Promise<Map<string, CommitId>> {
  const output = await runGit(['--git-dir', gitDir, 'for-each-ref', '--format=%(objectname) %(refname)', ...names])
  const lines = output.toString('utf8').split('\n').filter(Boolean)
  const refs = new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)] as const))
  return new Map([...refs].filter(([name]) => names.includes(name)))
}
