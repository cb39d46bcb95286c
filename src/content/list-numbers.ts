import type { Plan } from '../domain/plan.ts'
import type { NumberedItem } from './concordance.ts'
import { flatten } from './read-plan.ts'

/** Every item with its number and label, in reading order: what a named version stores and what `buildConcordance` takes. */
export function listNumbers(plan: Plan): NumberedItem[] {
  return flatten(plan.axes).map(({ kind, number, id, label }) => ({ kind, number, id, label }))
}
