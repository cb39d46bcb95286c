import { itemKinds, type Plan } from '../domain/plan.ts'
import type { FileIssue } from './file-issue.ts'
import { parseFile } from './parse-file.ts'

/** Faults of the versions' tables: empty, an item twice, numbers of a kind that do not follow one another in reading order. */
export function checkVersions(plan: Plan, files: ReadonlyMap<string, string>): FileIssue[] {
  return plan.versions.flatMap(({ id, table }) => {
    const path = `versions/${id}.md`
    const file = parseFile(files.get(path) ?? '')
    const raw = file.ok && Array.isArray(file.data['table']) ? file.data['table'] : []
    const issues: FileIssue[] = []
    const tell = (code: string, index: number | undefined, data: Record<string, unknown>) => {
      const keys = index === undefined ? ['table'] : ['table', index]
      issues.push({ code, path: keys.join('.'), file: path, line: file.ok ? file.lineOf(keys) : 1, data })
    }
    // Rows that could not be read are told already, and would make all that follow look wrong.
    if (raw.length !== table.length) return []
    if (table.length === 0) tell('version.empty', undefined, { id })
    const seen = new Set<string>()
    const next = Object.fromEntries(itemKinds.map((kind) => [kind, 1]))
    table.forEach((row, index) => {
      if (seen.has(row.id)) tell('version.item-twice', index, { id: row.id })
      seen.add(row.id)
      const expected = next[row.kind]!
      if (row.number !== expected) tell('version.numbers', index, { kind: row.kind, number: row.number, expected, id: row.id })
      next[row.kind] = row.number + 1
    })
    return issues
  })
}
