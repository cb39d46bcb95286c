import type { CommitId } from '../../../domain/ids.ts'
import { runGit } from '../../../git/run-git.ts'

/** What makes a commit ours, GitHub dating and signing it itself. */
export interface CommitSought {
  tree: string
  parents: readonly CommitId[]
  message: string
}

/** The commit with this tree, these parents and this message in the history of `head`, or null. All must be in the mirror. */
export async function findCommit(gitDir: string, head: CommitId, { tree, parents, message }: CommitSought): Promise<CommitId | null> {
  const range = parents.length > 0 ? [head, ...parents.map((parent) => `^${parent}`)] : ['--max-parents=0', head]
  const said = await runGit(['--git-dir', gitDir, 'log', '-z', '--format=tformat:%H%x00%T%x00%P%x00%B', ...range, '--'])
  const fields = said.toString('utf8').split('\0')
  for (let index = 0; index + 3 < fields.length; index += 4) {
    const [id = '', itsTree, itsParents, itsMessage = ''] = fields.slice(index, index + 4)
    if (itsTree === tree && itsParents === parents.join(' ') && itsMessage.trimEnd() === message.trimEnd()) return id
  }
  return null
}
