import { findReferences } from '../../content/references.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId, Plan } from '../../domain/plan.ts'

export interface NumbersIn {
  /** Item whose body it is: addresses of files are relative to its own. */
  item: ItemId
  /** The body that stands there today: words that are bare in it stay so. */
  before: string
  /** The plan whose numbers were read while typing. */
  plan: Pick<Plan, 'items' | 'fields'>
  /** The plan of today: what has left it is not linked. Absent: `plan`. */
  today?: Pick<Plan, 'items'>
}

/**
 * A body in which numbers of items that were typed in prose are links to the items' files, the words as typed: « voir l’action 4 »
 * becomes `voir l’[action 4](../actions/x.md)`. The rest byte for byte.
 */
export function linkNumbers(body: string, { item: edited, before, plan, today = plan }: NumbersIn): string {
  const { levels } = plan.fields
  const { bare } = findReferences(body, levels)
  if (bare.length === 0) return body
  const known = new Set(findReferences(before, levels).bare.map(({ words }) => words))
  return bare.reduceRight((text, { kind, number, words, start, end }) => {
    const item = known.has(words) ? undefined : [...plan.items.values()].find((each) => each.kind === kind && each.number === number)
    if (!item || !today.items.has(item.id)) return text
    return `${text.slice(0, start)}[${words}](${edited === PLAN_ID ? '' : '../'}${item.path})${text.slice(end)}`
  }, body)
}
