import type { CommitId } from '../../../domain/ids.ts'
import { runGit } from '../../../git/run-git.ts'

/** What a commit of ours has, GitHub dating and signing it itself. */
export interface CommitSought {
  parents: readonly CommitId[]
  message: string
}

/** Commits with these parents and this message in the history of `head`, by id with their tree. All must be in the mirror. */
export async function findCommits(gitDir: string, head: CommitId, { parents, message }: CommitSought): Promise<Map<CommitId, string>> {
  const range = parents.length > 0 ? [head, ...parents.map((parent) => `^${parent}`)] : ['--max-parents=0', head]
  const said = await runGit(['--git-dir', gitDir, 'log', '-z', '--format=tformat:%H%x00%T%x00%P%x00%B', ...range, '--'])
  const fields = said.toString('utf8').split('\0')
  const found = new Map<CommitId, string>()
  for (let index = 0; index + 3 < fields.length; index += 4) {
    const [id = '', tree = '', itsParents, itsMessage = ''] = fields.slice(index, index + 4)
    if (itsParents === parents.join(' ') && itsMessage.trimEnd() === message.trimEnd()) found.set(id, tree)
  }
  return found
}
