import { createHash } from 'node:crypto'
import type { VersionFields } from '../domain/plan.ts'
import { formatVersion } from '../content/format-file.ts'
import { flatten, readPlan } from '../content/read-plan.ts'

/**
 * The text of `versions/<id>.md` for the plan that `files` hold: the introduction and every numbered item in reading order, each with
 * the Git blob of its file. `date` is a day or an instant; `note` is Markdown.
 */
export function nameVersion(files: ReadonlyMap<string, string>, { title, date, note = '' }: { title: string; date: string; note?: string }): string {
  const table = flatten(readPlan(files).plan.axes).map(({ kind, number, id, label, path }): VersionFields['table'][number] => ({ kind, number, id, label, blob: blobId(files.get(path) ?? '') }))
  const introduction = files.get('plan.md')
  return formatVersion({ title, date, ...(introduction !== undefined && { introduction: blobId(introduction) }), table, note })
}

/** Git's id (SHA-1) of a file with this text. */
function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
