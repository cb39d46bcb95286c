import type { CommitId } from '../../../domain/ids.ts'
import { runGit } from '../../../git/run-git.ts'
import type { FollowingText } from '../../start-chain.ts'
import type { PlannedTree } from './plan-trees.ts'

/** What a commit of ours has, GitHub dating and signing it itself. */
export interface CommitSought {
  parents: readonly CommitId[]
  message: string
}

/**
 * A commit of ours and those that follow it in the history of `head`, in order, or null when one is not there. All parents must
 * be in the mirror. `plan` gives the trees that they must have; it is asked only when the rest fits.
 */
export async function findChain(gitDir: string, head: CommitId, first: CommitSought, following: readonly FollowingText[], plan: () => Promise<readonly PlannedTree[]>): Promise<CommitId[] | null> {
  const found: CommitId[] = []
  for (const [index, each] of [first, ...following].entries()) {
    const parents = 'parents' in each ? each.parents : [found.at(-1)!, ...each.otherParents]
    const alike = await findCommits(gitDir, head, { parents, message: each.message })
    const tree = alike.size > 0 ? (await plan())[index]!.tree : null
    const ours = [...alike.keys()].find((id) => alike.get(id) === tree)
    if (!ours) return null
    found.push(ours)
  }
  return found
}

/** Commits with these parents and this message in the history of `head`, by id with their tree. All must be in the mirror. */
async function findCommits(gitDir: string, head: CommitId, { parents, message }: CommitSought): Promise<Map<CommitId, string>> {
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
