import { createHash } from 'node:crypto'
import type { Draft } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { createOpaqueId } from '../../domain/ids.ts'

/** Pending, and its words not withheld. */
export function canRework({ status, kind, withheld }: Contribution): boolean {
  return status === 'pending' && kind !== 'comment' && !withheld
}

/** The form's own fields for what a contribution says. */
export function fieldsOf({ id, kind, changes, about }: Contribution): Record<string, string> {
  const [change] = changes
  if (kind === 'idea') return { intention: 'idee', element: about.item ?? '' }
  if (change?.type === 'remove') return { intention: 'retirer', element: change.item }
  return { intention: change?.type === 'add' ? 'ajouter' : 'modifier', proposition: id }
}

/** New words for a contribution; what does not change with them: whose it is, the phase that it counts in, what it answers. */
export function reworkDraft(draft: Draft, contribution: Contribution): Draft {
  const { phase: _, late: __, ...words } = draft
  const { phase, late, typist, received, example, alternativeTo, fedBy } = contribution
  const kept = { ...(phase && { phase }), ...(late && { late }), ...(typist && { typist }), ...(received && { received }), ...(example && { example }) }
  if (words.kind !== 'amendment') return { ...words, ...kept }
  const { alternativeTo: ___, ...said } = words
  return { ...said, ...kept, ...(alternativeTo && { alternativeTo }), ...(fedBy && { fedBy }) }
}

/** The same preview sent twice is one event. */
export function reworkEventId(key: string): string {
  const digest = createHash('sha256').update(key).digest()
  return createOpaqueId((size) => digest.subarray(0, size))
}
