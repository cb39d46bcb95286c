import type { CommitId } from '../domain/ids.ts'
import { streamGit } from '../git/run-git.ts'
import { splitAtNul } from '../git/split-at-nul.ts'
import { parsePullRequest } from './parse-message.ts'

/** A commit of the first-parent line. */
export interface LineCommit {
  id: CommitId
  /** null also where messages were not read. */
  pullRequest: number | null
}

/**
 * The first-parent line of a commit, newest first, many at a time; ends Git when no more is asked for. `messages`: whether they are read,
 * which takes longer. Throws `GitFailed`.
 */
export async function* readLine(gitDir: string, head: CommitId, { messages }: { messages: boolean }): AsyncGenerator<LineCommit[]> {
  const format = `--format=tformat:%H${messages ? '%n%B' : ''}%x00`
  const tokens = splitAtNul(streamGit(['--git-dir', gitDir, 'log', '--first-parent', '--no-patch', '--no-color', '--no-notes', '--no-mailmap', '--no-show-signature', format, head, '--']))
  for await (const some of tokens) yield some.map(readLineCommit).filter(({ id }) => id !== '')
}

/** An id, then a message on the lines below. Git breaks the line after each; nothing follows the last. */
function readLineCommit(token: string): LineCommit {
  const text = token.trimStart()
  return { id: text.slice(0, 40), pullRequest: text.length > 40 ? parsePullRequest(text.slice(41)) : null }
}
