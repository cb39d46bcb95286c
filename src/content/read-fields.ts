import type { z } from 'zod'
import type { Issue } from '../domain/errors.ts'

/** Fault of one front matter value: `path` is dotted. */
export type FieldIssue = Issue & { code: `field.${string}` }

export interface ReadFields {
  /** The values that are as the schema wants them, defaults included. */
  data: Record<string, unknown>
  issues: FieldIssue[]
}

/**
 * Reads front matter by a schema, value by value: a wrong value is left out (in a list, its element) and told, an unknown key
 * is told, the rest is kept.
 */
export function readFields(schema: z.ZodObject, raw: Readonly<Record<string, unknown>>, lineOf: (path: readonly PropertyKey[]) => number): ReadFields {
  const data: Record<string, unknown> = {}
  const issues: FieldIssue[] = []
  for (const [key, field] of Object.entries(schema.shape)) {
    const given = Object.hasOwn(raw, key) ? raw[key] : undefined
    const read = (field as z.ZodType).safeParse(given)
    if (read.success) {
      if (read.data !== undefined) data[key] = read.data
      continue
    }
    for (const fault of read.error.issues) issues.push(toIssue(fault, [key, ...fault.path], given, lineOf))
    const rest = withoutWrongElements(field as z.ZodType, given, read.error.issues)
    if (rest !== undefined) data[key] = rest
  }
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(schema.shape, key)) issues.push({ code: 'field.unknown', path: key, line: lineOf([key]), data: { key } })
  }
  return { data, issues }
}

function withoutWrongElements(field: z.ZodType, given: unknown, faults: readonly z.core.$ZodIssue[]): unknown {
  if (!Array.isArray(given)) return field.safeParse(undefined).data
  const wrong = new Set(faults.map((fault) => fault.path[0]))
  return field.safeParse(given.filter((_, index) => !wrong.has(index))).data
}

function toIssue(fault: z.core.$ZodIssue, path: readonly PropertyKey[], given: unknown, lineOf: (path: readonly PropertyKey[]) => number): FieldIssue {
  const line = lineOf(path)
  const dotted = path.map(String).join('.')
  const issue = (code: FieldIssue['code'], data: Record<string, unknown> = {}): FieldIssue => ({ code, path: dotted, line, data: { key: dotted, ...data } })
  if (given === undefined) return issue('field.missing')
  switch (fault.code) {
    case 'unrecognized_keys':
      return issue('field.unknown', { key: [...path.map(String), fault.keys.join(', ')].join('.') })
    case 'invalid_type':
      return valueAt(given, fault.path) === undefined ? issue('field.missing') : issue('field.type', { expected: fault.expected })
    case 'too_big':
      return issue('field.too-long', { max: Number(fault.maximum) })
    case 'too_small':
      return issue('field.empty')
    case 'invalid_format':
      return issue(fault.format === 'url' ? 'field.url' : 'field.format')
    case 'invalid_value':
      return issue('field.choice', { values: fault.values.map(String).join(', ') })
    default:
      return issue('field.value', { reason: fault.message })
  }
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), given)
}
