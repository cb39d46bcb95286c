import slugify from '@sindresorhus/slugify'
import type { Issue } from '../../domain/errors.ts'
import type { ItemId, Plan } from '../../domain/plan.ts'

type Named = Pick<Plan, 'versions'>

const longestTitle = 300

/** Why a version cannot be given this name: too long, or one that tells another version, but for case and spaces. None where there is no name. */
export function versionIssues(title: string, { versions }: Named): Issue[] {
  if (title.length > longestTitle) return [{ code: 'version.too-long', path: 'version' }]
  const isTaken = title !== '' && versions.some((version) => fold(version.title) === fold(title))
  return isTaken ? [{ code: 'version.taken', path: 'version' }] : []
}

/** A readable id from the name, never one that is taken; `fallback` where no letter of the name can be in an id. */
export function freeVersionId(title: string, { versions }: Named, fallback: string): ItemId {
  const slug = slugify(title).slice(0, 60).replace(/-+$/, '') || fallback
  const taken = new Set(versions.map(({ id }) => id))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? slug : `${slug}-${count}`
    if (!taken.has(id)) return id
  }
}

function fold(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}
