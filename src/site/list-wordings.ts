import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { PersonId } from '../domain/ids.ts'

/** One text that a proposal had, and who wrote it. */
export interface Wording {
  person: PersonId
  changes: readonly Change[]
}

/**
 * The texts that a proposal's words come from, best first: its own alone, unless somebody else worded it on the code host. Then
 * all that it had in turn, so that words are whose text had them first.
 */
export function listWordings({ person, changes, history }: Pick<Contribution, 'person' | 'changes' | 'history'>): Wording[] {
  const texts = history.flatMap((event): Wording[] => (event.type === 'submitted' || event.type === 'reworked') && event.draft.kind === 'amendment' ? [{ person: event.type === 'reworked' ? event.by : (event.writtenBy ?? person), changes: event.draft.changes }] : [])
  return texts.some((each) => each.person !== person) ? texts : [{ person, changes }]
}
