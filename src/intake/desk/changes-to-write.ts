import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import { targetOf } from '../submission/target-of.ts'

/**
 * The changes that a decision can write: those of the proposal, or, for an idea, the one that the coordinator chose to write
 * (`ecrire=modifier|ajouter`, `element=<item>`). Empty where an idea has no place yet.
 */
export function changesToWrite(contribution: Contribution, asked: Record<string, string>, state: Pick<PlanState, 'plan' | 'contributions'>): Change[] {
  if (contribution.kind === 'amendment') return contribution.changes
  const { ecrire, element = '' } = asked
  if (ecrire !== 'modifier' && ecrire !== 'ajouter') return []
  const { target } = targetOf({ intention: ecrire, element, bloc: '', apres: '', proposition: '' }, state)
  if (ecrire === 'ajouter' && target.place) {
    const { kind, parent, after } = target.place
    return [{ type: 'add', item: `${kind}-${contribution.id}`, kind, parent, after, body: contribution.text ?? '' }]
  }
  const today = target.item && textOf(state.plan, target.item.id)
  return target.item && today ? [{ type: 'revise', item: target.item.id, body: today.body }] : []
}
