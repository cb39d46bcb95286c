import { parseFile } from '../content/parse-file.ts'
import { itemBody } from '../content/read-items.ts'
import type { CommitId } from '../domain/ids.ts'
import { kindFolders, PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import type { LoggedCommit, PlanRepository } from '../ports.ts'

export interface ItemText {
  title?: string
  body: string
}

/** What one commit made of one item; `text` is null when it took the item out. */
export interface ItemRevision {
  commit: LoggedCommit
  item: ItemId
  text: ItemText | null
}

/** Every text that every item ever had. */
export interface PlanHistory {
  /** Oldest first. Only commits that changed the item's title or text, or took it out. */
  revisionsOf(item: ItemId): ItemRevision[]
  /** The item as it stood at a commit on `main`; for a commit that touched no item, as it stood at `at`. */
  textAt(item: ItemId, commit: CommitId, at: string): ItemText | null
  /** Items that are no longer in the plan, with their last revision. */
  removed: ReadonlyMap<ItemId, ItemRevision>
}

const itemPath = new RegExp(`^(?:content/)?(?:(?:${Object.values(kindFolders).join('|')})/)?([a-z0-9-]+)\\.md$`)

/** Reads the texts behind the log, each blob once. */
export async function readPlanHistory(repository: PlanRepository, log: readonly LoggedCommit[]): Promise<PlanHistory> {
  const blobs = new Set(log.flatMap((commit) => commit.files.flatMap(({ path, blob }) => (blob && idOf(path) ? [blob] : []))))
  return buildPlanHistory(log, await repository.readBlobs([...blobs]))
}

export function buildPlanHistory(log: readonly LoggedCommit[], blobs: ReadonlyMap<string, string>): PlanHistory {
  const revisions = new Map<ItemId, (ItemRevision & { index: number })[]>()
  const indexes = new Map(log.map((commit, index) => [commit.id, index]))
  for (const [index, commit] of log.entries()) {
    for (const { path, blob } of commit.files) {
      const item = idOf(path)
      if (!item) continue
      const text = blob === null ? null : textOf(blobs.get(blob) ?? '')
      const list = revisions.get(item) ?? []
      if (!revisions.has(item)) revisions.set(item, list)
      const last = list.at(-1)?.text ?? null
      if (last?.body !== text?.body || last?.title !== text?.title) list.push({ commit, item, text, index })
    }
  }
  const lastIndexBefore = (at: string): number => log.findLastIndex((commit) => Date.parse(commit.at) <= Date.parse(at))
  const removed = [...revisions].flatMap(([item, list]) => (list.at(-1)?.text === null ? [[item, list.at(-1)!] as const] : []))
  return {
    revisionsOf: (item) => revisions.get(item) ?? [],
    textAt: (item, commit, at) => {
      const limit = indexes.get(commit) ?? lastIndexBefore(at)
      return revisions.get(item)?.findLast(({ index }) => index <= limit)?.text ?? null
    },
    removed: new Map(removed),
  }
}

function idOf(path: string): ItemId | undefined {
  const id = itemPath.exec(path)?.[1]
  if (!id) return undefined
  const inFolder = path.replace(/^content\//, '').includes('/')
  return inFolder || id === PLAN_ID ? id : undefined
}

function textOf(source: string): ItemText {
  const file = parseFile(source)
  const body = itemBody(file.body).trimEnd()
  if (!file.ok) return { body }
  const title = file.data['title']
  return { ...(typeof title === 'string' && { title }), body }
}
