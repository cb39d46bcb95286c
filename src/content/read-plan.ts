import { planFields, versionFields, type NamedVersion, type PlacedItem, type Plan, type PlanFields } from '../domain/plan.ts'
import { parseContentPath } from './content-path.ts'
import { compareFileIssues, type FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'
import { placeItems } from './place-items.ts'
import { readFields } from './read-fields.ts'
import { itemBody } from './read-item-file.ts'
import { readItems } from './read-items.ts'

export type { FileIssue } from './file-issue.ts'

/**
 * The plan that the files say. Paths are relative to `content/` (`plan.md`, `actions/x.md`), `/`-separated. Never throws: one
 * broken file never fails the whole; what is wrong in it is left out or put last, and told in `issues` (by file and line).
 * The same files give the same plan, whatever the map's order.
 */
export function readPlan(files: ReadonlyMap<string, string>): { plan: Plan; issues: FileIssue[] } {
  const introduction = readIntroduction(files)
  const read = readItems(files)
  const placed = placeItems(read.items)
  const versions = readVersions(files)
  const items = new Map(flatten(placed.axes).map((item) => [item.id, item]))
  const issues = [...introduction.issues, ...read.issues, ...placed.issues, ...versions.issues].sort(compareFileIssues)
  return { plan: { fields: introduction.fields, introduction: introduction.body, axes: placed.axes, items, versions: versions.versions }, issues }
}

/** Items in reading order, each before its children. */
export function flatten(items: readonly PlacedItem[]): PlacedItem[] {
  return items.flatMap((item) => [item, ...flatten(item.children)])
}

function readIntroduction(files: ReadonlyMap<string, string>): { fields: PlanFields; body: string; issues: FileIssue[] } {
  const fallback: PlanFields = planFields.parse({ title: 'Plan' })
  const text = files.get('plan.md')
  if (text === undefined) return { fields: fallback, body: '', issues: [{ code: 'plan.missing', path: '', file: 'plan.md', line: 1 }] }
  const file = parseFile(text)
  if (!file.ok) return { fields: fallback, body: itemBody(file.body), issues: [{ ...file.issue, file: 'plan.md' }] }
  const { data, issues } = readFields(planFields, file.data, file.lineOf)
  return { fields: { ...fallback, ...data }, body: itemBody(file.body), issues: issues.map((issue) => ({ ...issue, file: 'plan.md' })) }
}

/** A version without a readable date is left out: it could not be put in order. */
function readVersions(files: ReadonlyMap<string, string>): { versions: NamedVersion[]; issues: FileIssue[] } {
  const versions: NamedVersion[] = []
  const issues: FileIssue[] = []
  for (const path of [...files.keys()].sort()) {
    const place = parseContentPath(path)
    if (place.type !== 'version') continue
    if (!place.valid) issues.push({ code: 'item.invalid-id', path: '', file: path, line: 1, data: { id: place.id } })
    const file = parseFile(files.get(path)!)
    if (!file.ok) {
      issues.push({ ...file.issue, file: path })
      continue
    }
    const { data, issues: faults } = readFields(versionFields, file.data, file.lineOf)
    issues.push(...faults.map((fault) => ({ ...fault, file: path })))
    const version = { title: place.id, table: [], ...data, id: place.id, note: itemBody(file.body) }
    if (!place.valid) continue
    if (isDated(version)) versions.push(version)
    else if ('date' in version) issues.push({ code: 'version.date', path: 'date', file: path, line: file.lineOf(['date']), data: { value: version.date } })
  }
  versions.sort((a, b) => Date.parse(a.date) - Date.parse(b.date) || (a.id < b.id ? -1 : 1))
  return { versions, issues }
}

function isDated<T extends object>(version: T): version is T & { date: string } {
  return 'date' in version && typeof version.date === 'string' && !Number.isNaN(Date.parse(version.date))
}
