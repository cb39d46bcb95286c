import type { Snapshot } from '../content/concordance.ts'
import { parseFile } from '../content/parse-file.ts'
import { flatten, readPlan } from '../content/read-plan.ts'
import type { Plan } from '../domain/plan.ts'
import type { LoggedCommit, PlanRepository } from '../ports.ts'
import type { CommitOrigins } from './commit-origins.ts'

/** Folder of the plan in its repository. */
export const CONTENT = 'content'

/**
 * The plan's numbers at each named version and each commit that may have changed them, oldest first, for `buildConcordance`.
 * Commits that touch bodies alone are passed over. Reads each blob once.
 */
export async function readNumberingHistory(repository: PlanRepository, log: readonly LoggedCommit[], origins: CommitOrigins, plan: Plan): Promise<Snapshot[]> {
  const relevant = log.map((commit) => ({ commit, files: commit.files.flatMap((file) => itemFile(file.path, file.blob)) }))
  const blobs = await repository.readBlobs([...new Set(relevant.flatMap(({ files }) => files.flatMap((file) => file.blob ?? [])))])
  const current = new Map<string, string>()
  const snapshots: Snapshot[] = plan.versions.map((version) => ({ at: version.date, label: version.title, kind: 'version', ref: version.id, table: version.table }))
  let structure = false
  let named: LoggedCommit | undefined
  for (const [index, { commit, files }] of relevant.entries()) {
    const changedBefore = structure
    for (const { path, blob } of files) {
      const text = blob === null ? undefined : blobs.get(blob)
      structure ||= frontMatterOf(text) !== frontMatterOf(current.get(path))
      if (text === undefined) current.delete(path)
      else current.set(path, text)
    }
    if (structure && !changedBefore) named = commit
    // Numbers between the decisions of one batch were never the plan's: `main` moved once.
    if (structure && !isSameAct(origins, commit, relevant[index + 1]?.commit)) {
      snapshots.push(snapshotOf(origins, named ?? commit, readPlan(current).plan))
      structure = false
    }
  }
  return snapshots.map((each, index) => ({ each, index })).sort((a, b) => Date.parse(a.each.at) - Date.parse(b.each.at) || isNamedWith(a.each) - isNamedWith(b.each) || a.index - b.index).map(({ each }) => each)
}

/** A version that was named at an instant comes after the decisions that were published with it; one of a day is at its beginning. */
function isNamedWith({ kind, at }: Snapshot): number {
  return Number(kind === 'version' && at.includes('T'))
}

function isSameAct(origins: CommitOrigins, one: LoggedCommit, next: LoggedCommit | undefined): boolean {
  const [first, second] = [origins.get(one.id)?.[0], next && origins.get(next.id)?.[0]]
  if (!first || !second) return false
  // Commits that one decision on the code host brought in one by one carry the same event.
  return first.event === second.event || (first.batch !== undefined && first.batch === second.batch)
}

/** Numbers of every item of a plan, in reading order. */
export function numberingOf(plan: Plan): Snapshot['table'] {
  return flatten(plan.axes).map(({ kind, number, id, label }) => ({ kind, number, id, label }))
}

function itemFile(path: string, blob: string | null): { path: string; blob: string | null }[] {
  const match = /^content\/((?:axes|objectives|actions)\/[^/]+\.md|plan\.md)$/.exec(path)
  return match ? [{ path: match[1]!, blob }] : []
}

function frontMatterOf(text: string | undefined): string {
  if (text === undefined) return ''
  const parsed = parseFile(text)
  return JSON.stringify(parsed.ok ? parsed.data : null)
}

function snapshotOf(origins: CommitOrigins, commit: LoggedCommit, plan: Plan): Snapshot {
  const trailers = origins.get(commit.id)?.[0]
  return { at: commit.at, label: trailers ? String(trailers.number) : '', kind: trailers ? 'decision' : 'current', ref: trailers?.contribution ?? commit.id, table: numberingOf(plan) }
}
