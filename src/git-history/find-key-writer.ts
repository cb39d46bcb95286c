import type { CommitId } from '../domain/ids.ts'
import type { ReadCommit } from './read-steps.ts'

/** Which of the commits that a step brought gave a key of a file's front matter the value (as JSON) that the step has; null: none of them. */
export type FindKeyWriter = (path: string, key: string, value: string) => CommitId | null

/** One state of a file, in a commit that was brought; null data: it is gone. */
interface BroughtState {
  commit: ReadCommit['commit']
  data: Readonly<Record<string, unknown>> | null
}

/**
 * Looks in commits that a step brought, parents before children, and only at states of the path asked for. The value is that of the last
 * commit that made it so; where the last state has another, it is nobody's here. A branch's first state of a file counts as written there
 * with all its keys: what the branch stood on is not read. Nothing is done before the first question.
 */
export function createKeyWriters(brought: readonly ReadCommit[]): FindKeyWriter {
  let states: ReadonlyMap<string, BroughtState[]> | null = null
  return (path, key, value) => findWriter((states ??= groupStates(brought)).get(path) ?? [], key, value)
}

function findWriter(states: readonly BroughtState[], key: string, value: string): CommitId | null {
  let writer: CommitId | null = null
  let earlier: CommitId | null = null
  for (const { commit, data } of states) {
    if (data === null || JSON.stringify(data[key]) !== value) {
      earlier = writer ?? earlier
      writer = null
    } else {
      // Branches of a branch come one after the other: where they are merged, the value may be that of one that was not the last.
      writer ??= (commit.parents.length > 1 ? earlier : null) ?? commit.id
    }
  }
  return writer
}

/** By path, in order, without those whose front matter is that of the one before. */
function groupStates(brought: readonly ReadCommit[]): Map<string, BroughtState[]> {
  const states = new Map<string, BroughtState[]>()
  for (const { commit, files } of brought) {
    for (const { path, file } of files) {
      const data = file && file.data
      const before = states.get(path)
      if (!before) states.set(path, [{ commit, data }])
      else if (before.at(-1)?.data !== data) before.push({ commit, data })
    }
  }
  return states
}
