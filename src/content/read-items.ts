import slugify from '@sindresorhus/slugify'
import { PLAN_ID, type ItemId, type ItemKind, type PlanItem } from '../domain/plan.ts'
import { parseContentPath } from './content-path.ts'
import type { FileIssue } from './file-issue.ts'
import { readItemFile } from './read-item-file.ts'

export { itemBody } from './read-item-file.ts'

/** An item in no place yet. `parentLine` is where its file names its parent. */
export interface ReadItem extends PlanItem {
  label: string
  parentLine: number
}

/** Where an item without a usable `order` stands: after its siblings. */
export const lastOrder = 1_000_000_000

/**
 * Every axis, objective and action of the files, each with an id of its own, in no particular order. A wrong value is left out;
 * a file that cannot be read keeps its body. Where an id is taken (axes first, then objectives, then actions), reserved or not
 * an id, the item gets another one made from its kind and file name, and the fault is told.
 */
export function readItems(files: ReadonlyMap<string, string>): { items: ReadItem[]; issues: FileIssue[] } {
  const items: ReadItem[] = []
  const issues: FileIssue[] = []
  const paths = listItemPaths(files)
  const owners = new Map<string, string>([[PLAN_ID, 'plan.md']])
  for (const { path, id, valid } of paths) {
    const owner = owners.get(id)
    if (owner !== undefined) issues.push({ code: 'item.duplicate-id', path: '', file: path, line: 1, data: { id, other: owner } })
    else if (!valid) issues.push({ code: 'item.invalid-id', path: '', file: path, line: 1, data: { id } })
    else owners.set(id, path)
  }
  for (const { path, kind, id: name } of paths) {
    const id = owners.get(name) === path ? name : freeId(makeItemId(kind, name), owners)
    owners.set(id, path)
    const { fields, body, label, parentLine, issues: faults } = readItemFile(kind, files.get(path)!)
    issues.push(...faults.map((fault) => ({ ...fault, file: path })))
    items.push({ order: lastOrder, ...fields, kind, id, body, path, label, parentLine } as ReadItem)
  }
  return { items, issues }
}

/** The id of an item whose file name is none, or another's. Of several that would have the same, the next ones are numbered. */
export function makeItemId(kind: ItemKind, name: string): ItemId {
  return `${kind}-${slugify(name).slice(0, 60) || 'item'}`.replace(/-+$/, '')
}

function listItemPaths(files: ReadonlyMap<string, string>) {
  const rank = { axis: 0, objective: 1, action: 2 }
  return [...files.keys()]
    .sort()
    .flatMap((path) => {
      const place = parseContentPath(path)
      return place.type === 'item' ? [{ path, ...place }] : []
    })
    .sort((a, b) => rank[a.kind] - rank[b.kind])
}

function freeId(wanted: string, taken: ReadonlyMap<string, string>): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count}`
    if (!taken.has(id)) return id
  }
}
