import type { CommitId } from '../domain/ids.ts'
import { streamGit } from '../git/run-git.ts'
import { splitAtNul } from '../git/split-at-nul.ts'
import { parsePullRequest } from './parse-message.ts'

/** A commit of the first-parent line. */
export interface LineCommit {
  id: CommitId
  pullRequest: number | null
}

/** The first-parent line of a commit, newest first, many at a time; ends Git when no more is asked for. Throws `GitFailed`. */
export async function* readLine(gitDir: string, head: CommitId): AsyncGenerator<LineCommit[]> {
  const tokens = splitAtNul(streamGit(['--git-dir', gitDir, 'log', '--first-parent', '--no-patch', '--no-color', '--no-notes', '--no-mailmap', '--no-show-signature', '--format=tformat:%H%x00%B%x00', head, '--']))
  let id = ''
  for await (const some of tokens) {
    const line: LineCommit[] = []
    for (const token of some) {
      if (id === '') id = token.trim()
      else {
        line.push({ id, pullRequest: parsePullRequest(token) })
        id = ''
      }
    }
    if (line.length > 0) yield line
  }
}
