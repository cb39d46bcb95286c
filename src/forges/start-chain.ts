import type { FollowingCommit } from '../git/build-commit.ts'
import type { NewCommit } from '../git/check-commit.ts'
import type { ChainedCommit, CommitChain } from '../ports.ts'

/** A commit whose files are all text. */
export type TextCommit = NewCommit & Pick<ChainedCommit, 'files'>
export type FollowingText = FollowingCommit & Pick<ChainedCommit, 'files'>

/** The first commit of a chain, which starts from the head that the branch must have, and those that follow it. Empty for an empty chain. */
export function startChain({ expected, at, commits }: CommitChain): [] | [TextCommit, ...FollowingText[]] {
  const [first, ...following] = commits.map((commit) => ({ ...commit, at: commit.at ?? at }))
  return first ? [{ ...first, parents: [expected, ...first.otherParents], base: expected }, ...following] : []
}
