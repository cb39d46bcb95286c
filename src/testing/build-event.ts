import type { NewRegisterEvent } from '../domain/register-event.ts'

/** A valid contribution id that ends in `count`: for tests that need many. */
export function buildId(count: number): string {
  return String(count).padStart(10, '0')
}

/** A valid person id. */
export function buildPersonId(count: number): string {
  return `p-${buildId(count)}`
}

/** An idea's `submitted` event, before the register places it. Event `count`, contribution `count`. */
export function buildSubmitted(count: number, text = 'Et si on plantait des haies ?'): NewRegisterEvent {
  const contribution = buildId(count)
  const person = buildPersonId(1)
  const draft = { kind: 'idea' as const, id: contribution, person, text }
  return { type: 'submitted', id: buildId(count), at: '2026-02-01T10:00:00.000Z', by: person, contribution, draft }
}

/** A plain comment on contribution `about`. Event and contribution `count`. */
export function buildCommented(count: number, about: number, text = 'Oui !'): NewRegisterEvent {
  const contribution = buildId(count)
  const person = buildPersonId(2)
  const draft = { kind: 'comment' as const, id: contribution, person, text, about: { contribution: buildId(about) } }
  return { type: 'commented', id: buildId(count), at: '2026-02-01T11:00:00.000Z', by: person, contribution, draft }
}

/** A coordinator declines contribution `about`. Event `count`. */
export function buildDeclined(count: number, about: number): NewRegisterEvent {
  const by = buildPersonId(3)
  return { type: 'decided', id: buildId(count), at: '2026-02-02T10:00:00.000Z', by, contribution: buildId(about), outcome: 'declined', reason: 'Déjà dans l’action 4.', leftOut: [], commits: [], landed: [] }
}
