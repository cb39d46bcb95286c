import type { PlanItem } from '../domain/plan.ts'
import { parseContentPath } from './content-path.ts'
import { findReferences } from './references.ts'

/** Paths of the plan's files that link to an item, sorted; `written` (null: deleted) goes before `files`. */
export function listLinking(item: Pick<PlanItem, 'kind' | 'id' | 'path'>, files: ReadonlyMap<string, string>, written: ReadonlyMap<string, string | null>): string[] {
  const now = new Map<string, string | null>([...files, ...written])
  return [...now]
    .filter(([path, text]) => text?.includes(item.path) && path !== item.path && ['plan', 'item'].includes(parseContentPath(path).type))
    .filter(([, text]) => findReferences(text ?? '').links.some(({ kind, id }) => kind === item.kind && id === item.id))
    .map(([path]) => path)
    .sort()
}
