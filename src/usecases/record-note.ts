import type { Contribution } from '../domain/contribution.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { NewRegisterEvent } from '../domain/register-event.ts'
import { appendEvents } from '../register/append-events.ts'
import { readRegister } from '../register/read-register.ts'
import { rewordAmendmentBranch } from './amendment-branch.ts'
import { awaitsReason } from './awaiting-reason.ts'
import { refused, type Delivered, type DeliveryContext } from './delivery.ts'
import type { OutboxEntry, OutboxEntryOf } from './outbox-entry.ts'

type NoteEntry = OutboxEntryOf<'answer' | 'explain' | 'rework' | 'place' | 'withdraw' | 'withhold'>

/** Records an act that changes no text of the plan: an answer, a reason, a reworking, a placing, a withdrawal, a withholding. */
export async function recordNote({ forge }: DeliveryContext, entry: NoteEntry): Promise<Delivered> {
  const heads = await forge.refresh()
  const { events } = await readRegister(forge.repository, heads.register)
  const known = events.find((event) => event.id === entry.id)
  const target = entry.type === 'answer' ? entry.draft.id : entry.type === 'rework' ? entry.draft.id : entry.contribution
  const contribution = foldRegister(events).get(target)
  if (known) {
    if (entry.type === 'rework' && isLastWording(entry, contribution)) await rewordBranch(forge, entry)
    if (entry.type === 'withdraw' && contribution?.status !== 'pending') await forge.closeChangeRequest(target, entry.reason ?? '')
    return { outcome: 'done', events: [known] }
  }
  const objection = objectionTo(entry, contribution)
  if (objection) return refused(objection, { contribution: target })
  const appended = await appendEvents(forge, [noteEvent(entry)], entry.at)
  if (entry.type === 'rework') await rewordBranch(forge, entry)
  if (entry.type === 'withdraw') await forge.closeChangeRequest(entry.contribution, entry.reason ?? '')
  return { outcome: 'done', events: appended }
}

/** Whether nobody has worded it again since. */
function isLastWording({ id }: NoteEntry, contribution: Contribution | undefined): boolean {
  return contribution?.status === 'pending' && contribution.history.findLast(({ type }) => type === 'submitted' || type === 'reworked')?.id === id
}

async function rewordBranch(forge: DeliveryContext['forge'], { draft, at }: OutboxEntryOf<'rework'>): Promise<void> {
  if (draft.kind === 'amendment') await rewordAmendmentBranch(forge, { contribution: draft.id, base: draft.base, changes: draft.changes, at })
}

function objectionTo(entry: OutboxEntry, contribution: Contribution | undefined): string | null {
  if (entry.type === 'answer') return null
  if (!contribution) return 'contribution.unknown'
  if (entry.type === 'withhold') return null
  if (entry.type === 'explain') return awaitsReason([...contribution.formerDecisions, contribution.decision].find((each) => each?.eventId === entry.decision)) ? null : 'decision.explained-already'
  return contribution.status === 'pending' ? null : 'contribution.decided'
}

function noteEvent(entry: NoteEntry): NewRegisterEvent {
  const { id, at, by } = entry
  const envelope = { id, at, by }
  switch (entry.type) {
    case 'answer':
      return { ...envelope, type: 'answered', contribution: entry.draft.id, draft: entry.draft, ...(entry.offersFollowUpTo && { offersFollowUpTo: entry.offersFollowUpTo }), ...(entry.asksAuthor && { asksAuthor: true }) }
    case 'rework':
      return { ...envelope, type: 'reworked', contribution: entry.draft.id, draft: entry.draft }
    case 'explain':
      return { ...envelope, type: 'explained', contribution: entry.contribution, decision: entry.decision, reason: entry.reason }
    case 'place':
      return { ...envelope, type: 'placed', contribution: entry.contribution, item: entry.item, ...(entry.reason && { reason: entry.reason }) }
    case 'withdraw':
      return { ...envelope, type: 'withdrawn', contribution: entry.contribution, ...(entry.reason && { reason: entry.reason }) }
    case 'withhold':
      return { ...envelope, type: 'withheld', contribution: entry.contribution, reason: entry.reason }
  }
}
