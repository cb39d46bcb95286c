import { touchedItems, type Draft } from '../domain/amendment.ts'
import type { NewRegisterEvent } from '../domain/register-event.ts'
import type { ChangeRequest } from '../ports.ts'
import { appendEvents } from '../register/append-events.ts'
import { readRegister } from '../register/read-register.ts'
import { amendmentBranch, ensureAmendmentBranch } from './amendment-branch.ts'
import type { Delivered, DeliveryContext } from './delivery.ts'
import type { OutboxEntryOf } from './outbox-entry.ts'

/**
 * Brings a received contribution into the repository: the branch of an amendment, the register's event (which gives the short
 * number), the forge's own page. An amendment that does not apply on its base is registered all the same: nothing received is lost.
 */
export async function recordSubmission(context: DeliveryContext, entry: OutboxEntryOf<'submit'>): Promise<Delivered> {
  const { forge } = context
  const { draft } = entry
  const heads = await forge.refresh()
  const known = (await readRegister(forge.repository, heads.register)).events.find((event) => event.id === entry.id)
  const branch = draft.kind === 'amendment' ? await ensureAmendmentBranch(forge, { contribution: draft.id, base: draft.base, changes: draft.changes, at: entry.at }) : null
  const events = known ? [known] : await appendEvents(forge, [submissionEvent(entry)], entry.at)
  await forge.openChangeRequest({ ...changeRequest(draft, events[0]), url: context.publicUrl(draft.id), ...(branch && { branch: amendmentBranch(draft.id) }) })
  return { outcome: 'done', events }
}

function submissionEvent({ id, at, by, draft }: OutboxEntryOf<'submit'>): NewRegisterEvent {
  return { type: draft.kind === 'comment' ? 'commented' : 'submitted', id, at, by, contribution: draft.id, draft }
}

function changeRequest(draft: Draft, event: unknown): Omit<ChangeRequest, 'url'> {
  const number = typeof event === 'object' && event !== null && 'number' in event ? Number(event.number) : 0
  const items = draft.kind === 'amendment' ? touchedItems(draft.changes) : draft.about?.item ? [draft.about.item] : []
  const quote = draft.kind === 'comment' && draft.anchor ? `${draft.anchor.exact.replace(/^/gm, '> ')}\n\n` : ''
  const text = draft.kind === 'amendment' ? (draft.rationale ?? '') : `${quote}${draft.text}`
  return { contribution: draft.id, number, kind: draft.kind, items, text }
}
