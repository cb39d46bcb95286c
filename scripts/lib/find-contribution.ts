import type { Contribution } from '../../src/domain/contribution.ts'
import type { PlanState } from '../../src/usecases/plan-state.ts'

/** By its id, or by the short number that people say. */
export function findContribution({ contributions }: Pick<PlanState, 'contributions'>, said: string): Contribution | undefined {
  return contributions.get(said) ?? [...contributions.values()].find(({ number }) => number !== undefined && String(number) === said)
}
