import { diff3Merge } from 'node-diff3'

/** Front matter as data: what YAML can hold. */
export type Fields = Readonly<Record<string, unknown>>

/** A key that both sides changed differently; `undefined` where a side lacks it. */
export interface FieldCollision {
  key: string
  base: unknown
  ours: unknown
  theirs: unknown
}

export interface FieldsResult {
  fields: Record<string, unknown>
  clean: boolean
  collisions: FieldCollision[]
}

/**
 * Merges front matter by key. A key changed by one side has its value; changed alike by both, that value; lists merge by
 * element; records by key. Otherwise it collides, and has ours. Keys keep the base's order; new ones follow, ours first.
 */
export function mergeFields(base: Fields, ours: Fields, theirs: Fields): FieldsResult {
  const collisions: FieldCollision[] = []
  const entries: [string, unknown][] = []
  for (const key of new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeValue(key, own(base, key), own(ours, key), own(theirs, key), collisions)
    if (value !== undefined) entries.push([key, value])
  }
  return { fields: Object.fromEntries(entries), clean: collisions.length === 0, collisions }
}

function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}

function mergeValue(key: string, base: unknown, ours: unknown, theirs: unknown, collisions: FieldCollision[]): unknown {
  if (same(ours, theirs) || same(base, theirs)) return ours
  if (same(base, ours)) return theirs
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const list = mergeLists(Array.isArray(base) ? base : [], ours, theirs)
    if (list !== undefined) return list
  } else if (isRecord(ours) && isRecord(theirs)) {
    const inner = mergeFields(isRecord(base) ? base : {}, ours, theirs)
    collisions.push(...inner.collisions.map((collision) => ({ ...collision, key: `${key}.${collision.key}` })))
    return inner.fields
  }
  collisions.push({ key, base, ours, theirs })
  return ours
}

/** Two additions at one place both stay, ours first, an equal one once; undefined where the same elements changed. */
function mergeLists(base: readonly unknown[], ours: readonly unknown[], theirs: readonly unknown[]): unknown[] | undefined {
  const [a, o, b] = [ours, base, theirs].map((list) => list.map((value) => JSON.stringify(value)))
  const merged: string[] = []
  for (const region of diff3Merge(a as string[], o as string[], b as string[])) {
    if (region.ok !== undefined) merged.push(...region.ok)
    else if (region.conflict !== undefined && region.conflict.o.length === 0) {
      const first = region.conflict.a
      merged.push(...first, ...region.conflict.b.filter((value) => !first.includes(value)))
    } else return undefined
  }
  return merged.map((value) => JSON.parse(value) as unknown)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function same(one: unknown, two: unknown): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two)
}
