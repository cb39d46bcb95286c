import slugify from '@sindresorhus/slugify'
import { actionFields, axisFields, objectiveFields, PLAN_ID, type PlanItem } from '../domain/plan.ts'
import { parseContentPath } from './content-path.ts'
import type { FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'
import { readFields } from './read-fields.ts'

const schemas = { axis: axisFields, objective: objectiveFields, action: actionFields }

/** Where an item without a usable `order` stands: after its siblings. */
export const lastOrder = 1_000_000_000

/**
 * Every axis, objective and action of the files, each with an id of its own, in no particular order. A wrong value is left out;
 * a file that cannot be read keeps its body. Where an id is taken (axes first, then objectives, then actions), reserved or not
 * an id, the item gets another one made from its kind and file name, and the fault is told. `parentLines` gives, by path, the line of `parent`.
 */
export function readItems(files: ReadonlyMap<string, string>): { items: PlanItem[]; parentLines: Map<string, number>; issues: FileIssue[] } {
  const items: PlanItem[] = []
  const issues: FileIssue[] = []
  const parentLines = new Map<string, number>()
  const paths = listItemPaths(files)
  const owners = new Map<string, string>([[PLAN_ID, 'plan.md']])
  for (const { path, id, valid } of paths) {
    const owner = owners.get(id)
    if (owner !== undefined) issues.push({ code: 'item.duplicate-id', path: '', file: path, line: 1, data: { id, other: owner } })
    else if (!valid) issues.push({ code: 'item.invalid-id', path: '', file: path, line: 1, data: { id } })
    else owners.set(id, path)
  }
  for (const { path, kind, id: name } of paths) {
    const id = owners.get(name) === path ? name : freeId(`${kind}-${slugify(name).slice(0, 60) || 'item'}`.replace(/-+$/, ''), owners)
    owners.set(id, path)
    const file = parseFile(files.get(path)!)
    if (!file.ok) issues.push({ ...file.issue, file: path })
    const { data, issues: faults } = file.ok ? readFields(schemas[kind], file.data, file.lineOf) : { data: {}, issues: [] }
    issues.push(...faults.map((fault) => ({ ...fault, file: path })))
    if (file.ok) parentLines.set(path, file.lineOf(['parent']))
    items.push({ order: lastOrder, ...data, kind, id, body: itemBody(file.body), path } as PlanItem)
  }
  return { items, parentLines, issues }
}

/** The body as stored: without the blank lines that set it off from the front matter. */
export function itemBody(body: string): string {
  return body.replace(/^(?:[ \t]*\r?\n)+/, '')
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
