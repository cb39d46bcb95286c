import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { createOpaqueId } from '../../domain/ids.ts'
import type { ContributionId } from '../../domain/ids.ts'
import { checkReason, checkText } from '../../text/limits.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { IntakeContext } from '../context.ts'
import { eraseName } from '../private/erase-name.ts'
import type { Delivery } from '../private/outbox.ts'
import { acceptSubmission } from './accept-submission.ts'
import type { Followed } from './find-followed.ts'
import { idsFromOwnKey } from './idempotency-key.ts'
import { phaseOf } from './phase-of.ts'

/** How long an answer waits for the repository before it says that the act is on its way. */
const patience = 3_000

/** A proposer's further words on their contribution. `key` makes asking twice harmless; `objection`: they disagree with its place. Throws `NotKept`. */
export async function answerAsProposer(context: IntakeContext, { contribution, state }: { contribution: Contribution; state: PlanState }, { text, key, objection = false }: { text: string; key: string; objection?: boolean }): Promise<{ id: ContributionId; issues: Issue[] }> {
  const ids = idsFromOwnKey(key, context.signer)
  if (!ids) return { id: '', issues: [{ code: 'submission.key-missing', path: 'cle' }] }
  if (objection && !canObject(contribution)) return { id: '', issues: [{ code: 'objection.no-place', path: '' }] }
  const issues = checkText(text, 'texte')
  if (issues.length > 0) return { id: '', issues }
  const now = context.clock.now()
  const { phase, late } = phaseOf(state.plan.fields, now, now)
  const about = contribution.kind === 'comment' ? { about: contribution.about, replyTo: contribution.id } : { about: { contribution: contribution.id } }
  const draft = { kind: 'comment' as const, id: ids.contribution, person: contribution.person, text: await context.plain.fromPlain(text, ''), ...about, ...(objection && { objection: true as const }), ...(phase && { phase: phase.id }), ...(late && { late }) }
  const { isOther } = await acceptSubmission(context, draft, undefined)
  if (isOther) return { id: draft.id, issues: [{ code: 'submission.key-reused', path: 'cle' }] }
  const leaving = context.outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === draft.id)
  if (leaving) await context.outbox.settled(leaving.entry.id, patience)
  return { id: draft.id, issues: [] }
}

/** Whether a coordinator chose a place for it, with which its proposer may disagree. */
export function canObject({ kind, placedUnder, decision, withheld }: Contribution): boolean {
  return kind === 'idea' && !withheld && (placedUnder !== undefined || (decision?.landed.length ?? 0) > 0)
}

/** The proposer takes a pending proposal back; it stays visible as such. Throws `NotKept`. */
export async function withdraw(context: IntakeContext, contribution: Contribution, reason: string): Promise<Issue[]> {
  if (contribution.status !== 'pending' || contribution.kind === 'comment') return [{ code: 'contribution.decided', path: '' }]
  const issues = checkReason(reason, 'pourquoi')
  if (issues.length > 0) return issues
  const said = reason.trim() && (await context.plain.fromPlain(reason, ''))
  const entry = { type: 'withdraw' as const, id: createOpaqueId(context.randomBytes), at: context.clock.now().toISOString(), by: contribution.person, contribution: contribution.id, ...(said && { reason: said }) }
  const delivery = await keepAndWait(context, entry)
  return delivery?.outcome === 'refused' ? delivery.issues : []
}

/** The proposer takes back what no one else has read: it is not published, and its name goes. False when it is not held. Throws `NotKept`. */
export async function withdrawHeld({ held, clock }: IntakeContext, followed: Followed | null): Promise<boolean> {
  if (followed?.stage !== 'held') return false
  const { id, person } = followed.draft
  await held.drop(id, { reason: '', at: clock.now().toISOString(), by: person })
  return true
}

/** Keeps an entry, and waits a moment for its effect, so that the next page tells it. Null: kept, on its way. */
export async function keepAndWait({ outbox }: IntakeContext, entry: OutboxEntry): Promise<Delivery | null> {
  const settled = outbox.settled(entry.id, patience)
  await outbox.add({ entry })
  return settled
}

/** Erases the name of a contribution's person, at once. */
export async function removeName(context: IntakeContext, followed: Followed): Promise<void> {
  await eraseName(context, followed.stage === 'registered' ? followed.contribution.person : followed.draft.person)
  context.site.follow()
}
