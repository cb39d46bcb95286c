import { parseContentPath } from '../content/content-path.ts'
import { parseFile } from '../content/parse-file.ts'
import { itemBody, lastOrder, makeItemId } from '../content/read-items.ts'
import type { CommitId } from '../domain/ids.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, ItemKind, PlanItem } from '../domain/plan.ts'
import type { LoggedCommit, PlanRepository } from '../ports.ts'
import { createMoveLog } from './plan-moves.ts'
import type { ItemMove, Placing } from './plan-moves.ts'

export interface ItemText {
  title?: string
  body: string
  parent?: ItemId
}

/** What one commit made of one item; `text` is null when it took the item out. */
export interface ItemRevision {
  commit: LoggedCommit
  item: ItemId
  /** Undefined for the introduction. */
  kind: ItemKind | undefined
  text: ItemText | null
}

/** Every text that every item ever had. */
export interface PlanHistory {
  /** Every revision of every item, oldest first. */
  all: readonly ItemRevision[]
  /** Oldest first. Only commits that changed the item's title or text, or took it out. */
  revisionsOf(item: ItemId): ItemRevision[]
  /** Every change of a place, oldest first; places make no revisions. */
  moves: readonly ItemMove[]
  movesOf(item: ItemId): ItemMove[]
  /** The item as it stood at a commit on `main`; for a commit that touched no item, as it stood at `at`. */
  textAt(item: ItemId, commit: CommitId, at: string): ItemText | null
  /** What a blob of an item's file says; null for one that this history does not hold. */
  textOfBlob(blob: string): ItemText | null
  /** Items that are no longer in the plan, with their last revision. */
  removed: ReadonlyMap<ItemId, ItemRevision>
}

/** Items of today, by which the history knows those whose file name is no id, or another's. */
type FiledItems = ReadonlyMap<ItemId, Pick<PlanItem, 'path'>>

/** Reads the texts behind the log, each blob once. */
export async function readPlanHistory(repository: PlanRepository, log: readonly LoggedCommit[], items: FiledItems = new Map()): Promise<PlanHistory> {
  const parsePath = createPathParser(items)
  const blobs = new Set(log.flatMap((commit) => commit.files.flatMap(({ path, blob }) => (blob && parsePath(path) ? [blob] : []))))
  return buildPlanHistory(log, await repository.readBlobs([...blobs]), items)
}

export function buildPlanHistory(log: readonly LoggedCommit[], blobs: ReadonlyMap<string, string>, items: FiledItems = new Map()): PlanHistory {
  const parsePath = createPathParser(items)
  const all: IndexedRevision[] = []
  const byItem = new Map<ItemId, IndexedRevision[]>()
  const sources = new Map<string, { text: ItemText; order: number }>()
  const sourceOf = (blob: string): { text: ItemText; order: number } => {
    const source = sources.get(blob) ?? parseSource(blobs.get(blob) ?? '')
    sources.set(blob, source)
    return source
  }
  const moves = createMoveLog()
  const parents = new Map<ItemId, { index: number; parent: ItemId | undefined }[]>()
  for (const [index, commit] of log.entries()) {
    const placings: Placing[] = []
    for (const { item, blob } of listItemFiles(commit, parsePath)) {
      const source = blob === null ? null : sourceOf(blob)
      const text = source?.text ?? null
      const places = parents.get(item.id) ?? []
      parents.set(item.id, places)
      places.push({ index, parent: text?.parent })
      const list = byItem.get(item.id) ?? []
      byItem.set(item.id, list)
      const last = list.at(-1)?.text ?? null
      if (last?.body !== text?.body || last?.title !== text?.title) {
        const revision = { commit, item: item.id, kind: item.kind, text, index }
        list.push(revision)
        all.push(revision)
      }
      if (item.kind) placings.push({ item: item.id, kind: item.kind, place: source && { parent: source.text.parent, order: source.order }, revisions: list.length })
    }
    moves.record(commit, placings)
  }
  const indexes = new Map(log.map((commit, index) => [commit.id, index]))
  const lastIndexBefore = (at: string): number => log.findLastIndex((commit) => Date.parse(commit.at) <= Date.parse(at))
  const removed = [...byItem].flatMap(([item, list]) => (list.at(-1)?.text === null ? [[item, list.at(-1)!] as const] : []))
  return {
    all,
    revisionsOf: (item) => byItem.get(item) ?? [],
    moves: moves.all,
    movesOf: moves.movesOf,
    textAt: (item, commit, at) => {
      const limit = indexes.get(commit) ?? lastIndexBefore(at)
      const text = byItem.get(item)?.findLast(({ index }) => index <= limit)?.text
      // A move changes no word, and so makes no revision.
      const parent = parents.get(item)?.findLast(({ index }) => index <= limit)?.parent
      return text ? { ...text, parent } : null
    },
    textOfBlob: (blob) => (blobs.has(blob) ? sourceOf(blob).text : null),
    removed: new Map(removed),
  }
}

type IndexedRevision = ItemRevision & { index: number }

/** The items' files that a commit changed, in order; that of an item which goes to the folder of another kind leaves before the other comes. */
function listItemFiles({ files }: LoggedCommit, parsePath: PathParser): { item: { id: ItemId; kind: ItemKind | undefined }; blob: string | null }[] {
  const all = files.flatMap(({ path, blob }) => {
    const item = parsePath(path)
    return item ? [{ item, blob }] : []
  })
  const written = new Set(all.flatMap(({ item, blob }) => (blob === null ? [] : [item.id])))
  const [gone, others] = [true, false].map((leaves) => all.filter(({ item, blob }) => (blob === null && written.has(item.id)) === leaves))
  return [...gone!, ...others!]
}

/** The item that a path from the repository's root names, if it names one. */
type PathParser = (path: string) => { id: ItemId; kind: ItemKind | undefined } | undefined

function createPathParser(items: FiledItems): PathParser {
  const ids = new Map([...items].map(([id, { path }]) => [path, id]))
  return (path) => {
    if (!path.startsWith(folder)) return undefined
    const place = parseContentPath(path.slice(folder.length))
    if (place.type === 'plan') return { id: PLAN_ID, kind: undefined }
    if (place.type !== 'item') return undefined
    const { kind, id, valid } = place
    return { id: ids.get(path.slice(folder.length)) ?? (valid ? id : makeItemId(kind, id)), kind }
  }
}

const folder = 'content/'

function parseSource(source: string): { text: ItemText; order: number } {
  const file = parseFile(source)
  const body = itemBody(file.body).trimEnd()
  if (!file.ok) return { text: { body }, order: lastOrder }
  const { title, parent, order } = file.data
  return { text: { ...(typeof title === 'string' && { title }), body, ...(typeof parent === 'string' && { parent }) }, order: typeof order === 'number' ? order : lastOrder }
}
