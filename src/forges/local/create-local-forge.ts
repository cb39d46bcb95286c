import type { CommitId } from '../../domain/ids.ts'
import { buildCommit, buildCommits } from '../../git/build-commit.ts'
import { isAncestor } from '../../git/is-ancestor.ts'
import { moveRef } from '../../git/move-ref.ts'
import { openRepository } from '../../git/open-repository.ts'
import { readRefs } from '../../git/read-refs.ts'
import type { Branch, CommitChain, CommitWrite, Forge } from '../../ports.ts'
import { BranchMoved } from '../../ports.ts'
import { checkWrite } from '../check-write.ts'
import { startChain } from '../start-chain.ts'
import { formatBranchRef } from '../branch-ref.ts'

export interface LocalForgeOptions {
  /** A bare repository, as `seedBareRepository` makes it. */
  gitDir: string
}

/**
 * The embedded forge: a local bare repository. A commit's id depends on what is written alone, so a write that was cut and is
 * made again finds itself. Calls from one process on one branch are best made one after the other; any process may write,
 * branches move by compare-and-swap. There are no pages to open: the branch and the register say it all.
 */
export function createLocalForge({ gitDir }: LocalForgeOptions): Forge {
  const repository = openRepository(gitDir)
  const headOf = async (branch: Branch): Promise<CommitId | null> => {
    const ref = formatBranchRef(branch)
    return (await readRefs(gitDir, [ref])).get(ref) ?? null
  }

  const moveTo = async (commits: CommitId[], { branch, expected, replace }: Pick<CommitWrite, 'branch' | 'expected' | 'replace'>): Promise<CommitId[]> => {
    const head = commits.at(-1)!
    if (await moveRef(gitDir, formatBranchRef(branch), expected, head)) return commits
    const actual = await headOf(branch)
    const done = actual !== null && (actual === head || (!replace && (await isAncestor(gitDir, head, actual))))
    if (done) return commits
    throw new BranchMoved(branch, { expected, actual })
  }

  const writeCommit = async (write: CommitWrite): Promise<CommitId> => {
    formatBranchRef(write.branch)
    checkWrite(write)
    return (await moveTo([await buildCommit(gitDir, write)], write))[0]!
  }

  const writeCommits = async (chain: CommitChain): Promise<CommitId[]> => {
    formatBranchRef(chain.branch)
    const [first, ...following] = startChain(chain)
    return first ? moveTo(await buildCommits(gitDir, first, following), chain) : []
  }

  return {
    repository,
    refresh: () => repository.heads(),
    writeCommit,
    writeCommits,
    headOf,
    openChangeRequest: async () => {},
    closeChangeRequest: async (contribution) => {
      const branch: Branch = `amendments/${contribution}`
      const head = await headOf(branch)
      if (head) await moveRef(gitDir, formatBranchRef(branch), head, null)
    },
  }
}
