import type { CommitId } from '../domain/ids.ts'
import type { Parts } from '../trace-cache/entry-file.ts'
import type { TraceCache } from '../trace-cache/trace-cache.ts'
import type { CommitFacts } from './commit-table.ts'
import type { FrontMatterState } from './trace-front-matter.ts'

/** What is kept of a history beside the engine's own trace. */
export interface KeptHistory {
  commits: CommitFacts[]
  frontMatter: FrontMatterState
  /** Heads of the pull requests that squashes name, as they then were; null: it was not there. */
  pulls: [number, CommitId | null][]
  /** Commits that only pull requests reached, and that a squash has brought. */
  strays: CommitId[]
}

/** Name under which the trace of a pathspec at a commit is kept. A commit has one history; its pull requests are compared. */
export function nameKept(commit: CommitId, pathspec: string): string {
  return JSON.stringify(['git-history', commit, pathspec])
}

/** What was kept at a commit, unless the pull requests that it was made of are no longer what they were. */
export function readKept(cache: TraceCache, name: string, pullRequests: ReadonlyMap<number, CommitId>): { kept: KeptHistory; parts: Parts } | null {
  const parts = cache.read(name)
  if (!parts?.history) return null
  const kept = JSON.parse(new TextDecoder().decode(parts.history)) as KeptHistory
  return kept.pulls.every(([number, head]) => (pullRequests.get(number) ?? null) === head) ? { kept, parts } : null
}

export function keep(cache: TraceCache, name: string, kept: KeptHistory, trace: Parts): void {
  cache.keep(name, { ...trace, history: new TextEncoder().encode(JSON.stringify(kept)) })
}
