import { git, isAncestor, readRef } from './git-store.ts'
import { addEvent, formatDate } from './hub.ts'
import type { Account, Hub, StoredIssue } from './hub.ts'

/**
 * What GitHub does with open pull requests after `actor` moved a branch: those whose head the base now holds are merged, those
 * whose branch is gone are closed. A pull request's head stays under a ref of its own.
 */
export async function settlePulls(hub: Hub, actor: Account): Promise<void> {
  for (const issue of hub.issues) {
    const { pull } = issue
    if (!pull || issue.state === 'closed') continue
    const head = pull.fork ? pull.headSha : await readRef(hub.gitDir, `refs/heads/${pull.head}`)
    const base = await readRef(hub.gitDir, `refs/heads/${pull.base}`)
    if (head) await followHead(hub, issue, head)
    const merged = base !== null && (await isAncestor(hub.gitDir, pull.headSha, base))
    if (merged) markMerged(hub, issue, actor, base)
    else if (!head) {
      issue.state = 'closed'
      addEvent(hub, issue, 'closed', actor)
      addEvent(hub, issue, 'head_ref_deleted', actor)
    }
  }
}

/** Takes note of where the branch of an open pull request stands. */
export async function followHead(hub: Hub, issue: StoredIssue, head: string): Promise<void> {
  const pull = issue.pull!
  await git(hub.gitDir, ['update-ref', `refs/pull/${issue.number}/head`, head])
  const commits = (await git(hub.gitDir, ['rev-list', '--reverse', '--topo-order', `refs/heads/${pull.base}..${head}`])).split('\n').filter(Boolean)
  if (commits.length > 0) pull.commits = commits
  if (pull.headSha !== head) issue.updatedAt = formatDate(hub.now())
  pull.headSha = head
}

export function markMerged(hub: Hub, issue: StoredIssue, actor: Account, commit: string): void {
  Object.assign(issue.pull!, { merged: true, mergedBy: actor, mergedAt: formatDate(hub.now()), mergeCommit: commit })
  issue.state = 'closed'
  addEvent(hub, issue, 'merged', actor)
  addEvent(hub, issue, 'closed', actor)
}
