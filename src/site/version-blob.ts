import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId, NamedVersion } from '../domain/plan.ts'

const tables = new WeakMap<NamedVersion, Map<ItemId, string>>()

/** The blob of an item, or of the introduction, in a named version; undefined where the version does not have it. */
export function blobInVersion(version: NamedVersion, item: ItemId): string | undefined {
  if (item === PLAN_ID) return version.introduction
  const table = tables.get(version) ?? new Map(version.table.map(({ id, blob }) => [id, blob]))
  tables.set(version, table)
  return table.get(item)
}
