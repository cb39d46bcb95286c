import { git } from './git-store.ts'
import type { Hub } from './hub.ts'

export interface HubDescription {
  /** Tree of `main`. */
  main: string
  /** Subjects of the commits of each branch. */
  branches: Record<string, string>
  issues: object[]
  comments: object[]
}

/** What stands on the stand-in, without ids of commits and dates: two runs that had the same result are equal. */
export async function describeHub({ gitDir, issues, comments }: Hub): Promise<HubDescription> {
  const refs = (await git(gitDir, ['for-each-ref', '--format=%(refname) %(tree)', 'refs/heads'])).split('\n')
  const branches = await Promise.all(refs.map(async (line) => [line.split(' ')[0]!, await git(gitDir, ['log', '--format=%s|%(trailers:key=Contribution)', line.split(' ')[0]!])] as const))
  const main = await git(gitDir, ['rev-parse', 'main^{tree}'])
  return {
    main,
    branches: Object.fromEntries(branches),
    issues: issues.map(({ number, title, body, state, pull }) => ({ number, title, body, state, head: pull?.head, merged: pull?.merged })),
    comments: comments.map(({ issue, body }) => ({ issue, body })),
  }
}
