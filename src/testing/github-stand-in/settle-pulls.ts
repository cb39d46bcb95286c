import { isAncestor, readRef } from './git-store.ts'
import type { Hub } from './hub.ts'

/**
 * What GitHub does with open pull requests after a branch moved: those whose head the base now holds are merged, those whose
 * branch is gone are closed.
 */
export async function settlePulls(hub: Hub): Promise<void> {
  for (const issue of hub.issues) {
    if (!issue.pull || issue.state === 'closed') continue
    const [head, base] = [await readRef(hub.gitDir, `refs/heads/${issue.pull.head}`), await readRef(hub.gitDir, `refs/heads/${issue.pull.base}`)]
    if (head) issue.pull.headSha = head
    const merged = base !== null && (await isAncestor(hub.gitDir, issue.pull.headSha, base))
    if (!merged && head) continue
    Object.assign(issue.pull, { merged })
    Object.assign(issue, { state: 'closed', updatedAt: hub.now().toISOString() })
  }
}
