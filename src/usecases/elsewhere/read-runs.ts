import { changes as changesSchema } from '../../domain/amendment.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { HostedCommit, HostedPage, PlanRepository } from '../../ports.ts'
import { readBranchWords } from './branch-words.ts'
import type { BranchWords } from './branch-words.ts'
import { findLandedCommits } from './find-landed-commits.ts'
import { listRunEnds } from './list-run-ends.ts'

/** What one person made of a branch: the words as the last of their commits in a row left them. */
export interface Run {
  commit: HostedCommit
  asked: BranchWords
}

/**
 * The runs that nobody has told of yet, oldest first. Those that ask for nothing, or for more than a proposal can, are left out;
 * where that is so of the head, all are: the branch as it stands is no proposal.
 */
export async function readRuns(repository: PlanRepository, { change, main }: { change: NonNullable<HostedPage['change']>; main: CommitId }, isTold: (commit: HostedCommit) => boolean): Promise<Run[]> {
  const ends = listRunEnds(change, isTold)
  if (ends.length === 0) return []
  const landed = change.mergedAs === null ? [] : await findLandedCommits(repository, change.mergedAs, change.commits)
  const before = landed[0]?.parents[0] ?? main
  const runs: Run[] = []
  // The head first: it says whether the others need reading.
  for (const commit of ends.toReversed()) {
    const asked = await readBranchWords(repository, commit.id, before)
    if (asked && changesSchema.safeParse(asked.changes).success) runs.unshift({ commit, asked })
    else if (runs.length === 0) return []
  }
  return runs
}
