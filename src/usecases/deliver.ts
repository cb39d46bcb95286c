import { retryWhenMoved } from '../register/retry-when-moved.ts'
import type { Delivered, DeliveryContext } from './delivery.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { recordDecisions } from './record-decisions.ts'
import { recordNote } from './record-note.ts'
import { recordReopening } from './record-reopening.ts'
import { recordSubmission } from './record-submission.ts'
import { recordSession } from './session/record-session.ts'

/**
 * Brings one outbox entry into the repository. Idempotent: it looks before it writes, so that it can be cut anywhere and called
 * again with the same entry. When somebody moved a branch first, it reads and computes again. Throws what the forge throws
 * (`BranchMoved` after ten tries, an unreachable forge): the entry stays in the outbox.
 */
export function deliver(context: DeliveryContext, entry: OutboxEntry): Promise<Delivered> {
  return retryWhenMoved(() => deliverOnce(context, entry))
}

function deliverOnce(context: DeliveryContext, entry: OutboxEntry): Promise<Delivered> {
  switch (entry.type) {
    case 'submit':
      return recordSubmission(context, entry)
    case 'decide':
      return recordDecisions(context, { at: entry.at, by: entry.by, decisions: [{ id: entry.id, decision: entry.decision }] })
    case 'publish':
      return recordDecisions(context, { ...entry, batch: entry.id })
    case 'reopen':
      return recordReopening(context, entry)
    case 'close-session':
      return recordSession(context, entry)
    case 'answer':
    case 'explain':
    case 'rework':
    case 'place':
    case 'withdraw':
    case 'withhold':
      return recordNote(context, entry)
  }
}
