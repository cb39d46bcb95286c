import type { CommitId } from '../../domain/ids.ts'
import { buildCommit } from '../../git/build-commit.ts'
import { isAncestor } from '../../git/is-ancestor.ts'
import { moveRef } from '../../git/move-ref.ts'
import { openRepository } from '../../git/open-repository.ts'
import { readRefs } from '../../git/read-refs.ts'
import type { Branch, CommitWrite, Forge } from '../../ports.ts'
import { BranchMoved } from '../../ports.ts'
import { checkWrite } from '../check-write.ts'
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

  const writeCommit = async (write: CommitWrite): Promise<CommitId> => {
    const ref = formatBranchRef(write.branch)
    checkWrite(write)
    const commit = await buildCommit(gitDir, write)
    if (await moveRef(gitDir, ref, write.expected, commit)) return commit
    const actual = await headOf(write.branch)
    const done = actual !== null && (actual === commit || (!write.replace && (await isAncestor(gitDir, commit, actual))))
    if (done) return commit
    throw new BranchMoved(write.branch, { expected: write.expected, actual })
  }

  return {
    repository,
    refresh: () => repository.heads(),
    writeCommit,
    headOf,
    openChangeRequest: async () => {},
    closeChangeRequest: async (contribution) => {
      const branch: Branch = `amendments/${contribution}`
      const head = await headOf(branch)
      if (head) await moveRef(gitDir, formatBranchRef(branch), head, null)
    },
  }
}
