import type { CommitId } from '../domain/ids.ts'
import type { Forge } from '../ports.ts'
import { loadState } from '../usecases/load-state.ts'
import { CONTENT } from '../usecases/numbering-history.ts'
import type { PlanState } from '../usecases/plan-state.ts'

/** Reads the state once for each set of heads, however many ask. */
export function createStateReader(forge: Forge): () => Promise<PlanState> {
  let known: { key: string; state: Promise<PlanState> } | undefined
  return async () => {
    const heads = await forge.refresh()
    const key = `${heads.main} ${heads.register} ${heads.people}`
    if (known?.key !== key) {
      const state = loadState(forge.repository, heads)
      const reading = { key, state }
      known = reading
      // What failed is tried again at the next request.
      state.catch(() => void (known === reading && (known = undefined)))
    }
    return known.state
  }
}

const kept = 20

/** Files of `content/` at a commit; null when there is none there. The last twenty are kept. */
export function createContentReader(forge: Forge): (commit: CommitId) => Promise<ReadonlyMap<string, string> | null> {
  const known = new Map<CommitId, Promise<ReadonlyMap<string, string> | null>>()
  return (commit) => {
    const files = known.get(commit) ?? forge.repository.readFolder(commit, CONTENT).then((found) => (found.size > 0 ? found : null)).catch(() => null)
    known.delete(commit)
    known.set(commit, files)
    if (known.size > kept) known.delete(known.keys().next().value ?? '')
    return files
  }
}
