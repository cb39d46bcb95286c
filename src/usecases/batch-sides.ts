import type { Contribution } from '../domain/contribution.ts'
import type { Decision } from '../domain/decision.ts'
import type { CommitId } from '../domain/ids.ts'
import type { BatchSide } from './merge-batch.ts'

/** An acceptance, as it is to be merged. */
export interface Accepted {
  contribution: Contribution
  decision: Decision
  /** Others of the batch whose words its changes hold already. */
  settles?: readonly string[] | undefined
}

/** What acceptances change, each with the files that its words were written on; `read` is asked once for each commit. In the order given. */
export async function readBatchSides(accepted: readonly Accepted[], main: CommitId, read: (commit: CommitId) => Promise<ReadonlyMap<string, string>>): Promise<BatchSide[]> {
  const bases = new Map<CommitId, Promise<ReadonlyMap<string, string>>>()
  const readOnce = (commit: CommitId): Promise<ReadonlyMap<string, string>> => {
    const files = bases.get(commit) ?? read(commit)
    bases.set(commit, files)
    return files
  }
  return Promise.all(
    accepted.map(async ({ contribution, decision, settles }) => ({
      contribution: contribution.id,
      base: await readOnce(wordsBase({ contribution, decision }, main)),
      changes: decision.changes ?? contribution.changes,
      ...(settles && { settles }),
    })),
  )
}

/** The commit that the accepted words were written on; `main`: today's. */
export function wordsBase({ decision, contribution }: Pick<Accepted, 'decision' | 'contribution'>, main: CommitId): CommitId {
  return (decision.changes ? decision.base : contribution.base) ?? main
}
