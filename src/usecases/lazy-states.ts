import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { ItemId, Plan } from '../domain/plan.ts'
import { pendingStates } from './pending-states.ts'
import type { BaseText, PendingState, StatesMemo } from './pending-states.ts'

/**
 * The states of `pendingStates`, each computed when it is first asked for, together with those of the same items: a page of fifty
 * proposals does not wait for three thousand. Undefined for what is decided or changes no text.
 */
export function createLazyStates(state: { plan: Plan; contributions: ReadonlyMap<ContributionId, Contribution> }, baseText: BaseText, memo: StatesMemo): (id: ContributionId) => PendingState | undefined {
  const pending = [...state.contributions.values()].filter(({ status, changes, base }) => status === 'pending' && changes.length > 0 && base)
  const order = new Map(pending.map(({ id }, index) => [id, index]))
  const byItem = new Map<ItemId, Contribution[]>()
  for (const each of pending) {
    for (const item of itemsOf(each)) {
      const list = byItem.get(item) ?? []
      list.push(each)
      byItem.set(item, list)
    }
  }
  const known = new Map<string, ReadonlyMap<ContributionId, PendingState>>()

  return (id) => {
    const contribution = order.has(id) ? state.contributions.get(id) : undefined
    if (!contribution) return undefined
    const items = itemsOf(contribution)
    const key = items.join(' ')
    const kept = known.get(key)
    if (kept) return kept.get(id)
    // Whoever can collide with it touches one of its items.
    const near = [...new Set(items.flatMap((item) => byItem.get(item) ?? []))].sort((one, other) => order.get(one.id)! - order.get(other.id)!)
    const all = pendingStates({ plan: state.plan, contributions: new Map(near.map((each) => [each.id, each])) }, baseText, memo)
    // Of those that touch other items as well, not every collision is known here.
    const computed = new Map([...all].filter(([other]) => itemsOf(state.contributions.get(other)!).join(' ') === key))
    known.set(key, computed)
    return computed.get(id)
  }
}

function itemsOf({ changes }: Contribution): ItemId[] {
  return [...new Set(changes.map(({ item }) => item))].sort()
}
